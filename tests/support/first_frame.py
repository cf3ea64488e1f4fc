"""The modules of the first frame: each takes time before anything is seen.

One that is added here is worth that time; one that can be loaded after the first frame is not.
"""

_MODULES = {
    "": "app cli display preload pyside_import",
    "api": "http.waiting keys.late_store",
    "commands": "common window",
    "core": """
        account.account_id files.assets files.data_files files.read_write files.user_data
        help.available_languages help.groups help.help_texts platforms.displays
        platforms.libraries platforms.ownership platforms.pipes platforms.places
        platforms.processes platforms.systems process request.edits request.form
        request.request roles.roles start.board_data text.display_safe text.errors
        text.message versions.catalog versions.catalog_files versions.catalog_store
        versions.shape_data versions.version_header versions.version_info wire.json_text
        wire.paths wire.values
        """,
    "state": """
        document.document document.settings document.workspace jobs keys.key_service
        language.translated_help language.translation model_index sending.target_choice
        tree.arranged_model tree.cell_cache tree.column_heads tree.group_rows tree.outline
        tree.row_matching
        tree.row_model tree.row_search tree.row_texts tree.tree_cells tree.tree_filter
        tree.tree_model
        tree.tree_roles tree.short_texts
        """,
    "ui": """
        controls.check_box
        controls.choice_box controls.danger_button
        controls.focus_frame controls.hair_splitter controls.icon_button controls.joined_button
        controls.link_button controls.painted_button controls.pane_header controls.pane_tabs
        controls.primary_button controls.tile look.contrast look.icons
        look.scale look.schemes look.sheet look.theme program.desktop_application
        program.signals program.uncaught program.wake shell.message_boxes
        shortcuts.action_keys shortcuts.system_keys start.board start.step_head tree.details
        tree.details_page tree.group_folds tree.led_tree tree.row_choices tree.row_marks
        tree.row_painter
        tree.row_pen
        tree.tree_columns tree.tree_delegate tree.tree_panel tree.tree_view widgets.announce
        widgets.badge widgets.boxes widgets.elided_label widgets.hairline widgets.mode_chip
        widgets.naming widgets.plain_text widgets.search_field widgets.tone_label
        window.account_line window.header window.main_window window.menu_corner window.menus
        window.notes_pane window.request_fields window.status window.target_box window.version_box
        window.window_layout
        """,
}
FIRST_FRAME = {
    ".".join(filter(None, ("session_composer", layer, name)))
    for layer, listed in _MODULES.items()
    for name in listed.split()
}
"""Without packages, which hold nothing."""
