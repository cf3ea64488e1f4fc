"""The main window: header, menus, actions, status bar."""
