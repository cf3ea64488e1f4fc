"""The words and marks that literals consist of, in any of the languages."""

import re

from session_composer.core.wire.values import UNSET, Unset

WORDS: dict[str, bool | Unset | None] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "None", "nil", "NULL"), None),
    "undefined": UNSET,
}
JSON_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)

WRAPPERS = frozenset(("array", "dict", "Object.freeze", "structuredClone", "MappingProxyType"))
"""Calls that give what they are given."""

FIRST_OF = WRAPPERS | {
    *(
        "Some",
        "stripe.Bool",
        "stripe.String",
        "String",
        "str",
        "strval",
        "collect",
        "list",
        "tuple",
    ),
    *("Array.from", "Box.new", "Cow.from", "String.from", "lo.ToPtr", "ptr", "literal"),
}
"""Calls that give their one argument."""

FORMATTING = frozenset(("sprintf", "Sprintf", "format", "Format", "vsprintf"))
"""Calls that put values into a text."""

BOOLEANS = frozenset(("bool", "Boolean", "boolval", "strconv.FormatBool"))

TYPED_PARAMETERS = re.compile(r"(?:\w+\.)*AccountSession\.?(?:Create)?Params\b.*")
"""Constructors of objects for parameters, names joined by dots."""

TAKING_OUT = ("[", "->", "?", "=>", "==", "===")
"""Behind an object these make something else of it."""

UNCHANGED = frozenset(
    (
        *("freeze", "dup", "clone", "to_h", "deep_dup", "copy", "compact", "deep_symbolize_keys"),
        *(
            "stringify_keys",
            "symbolize_keys",
            "with_indifferent_access",
            "to_params",
            "toArray",
            "all",
        ),
    )
)
"""Methods after which an object says the same."""

READING = frozenset(
    (
        *(
            "toString",
            "to_s",
            "to_str",
            "encode",
            "Encode",
            "entries",
            "items",
            "to_query",
            "build",
        ),
        *("to_string", "to_owned", "into", "as_str", "toList", "ToList", "ToArray", "AsEnumerable"),
        *(
            "to_sym",
            "to_param",
            "to_json",
            "send",
            "iter",
            "build",
            "Build",
            "lower",
            "toLowerCase",
        ),
        *("downcase", "ToLower", "ToLowerInvariant", "lowercase"),
    )
)
"""Methods that hand over what is there in another form."""

TEXTS = frozenset(
    (
        *(
            "toString",
            "to_sym",
            "to_s",
            "to_str",
            "to_string",
            "to_owned",
            "into",
            "as_str",
            "lower",
        ),
        *("toLowerCase", "downcase", "ToLower", "ToLowerInvariant", "lowercase", "ToString"),
    )
)
"""Those of them that a text has."""

MERGING = frozenset(
    ("merge", "merge!", "deep_merge", "deep_merge!", "update", "mergeRecursive", "putAll", "extend")
)
"""Methods that put another object over theirs."""

SETTING = frozenset(
    (
        *(
            "set",
            "append",
            "put",
            "add",
            "insert",
            "store",
            "push",
            "Set",
            "Add",
            "Append",
            "Insert",
            "write",
            "WriteString",
        ),
        *("AddExtra", "AddExtraParam", "putExtraParam", "addFormDataPart", "addEncoded", "field"),
        *("param", "queryParam", "addQueryParameter", "addParameter", "AddParameter", "addPair"),
        *(
            "add_field",
            "formParam",
            "query",
            "with",
            "TryAdd",
            "append_pair",
            "setQueryParameter",
            "data",
        ),
    )
)
"""Methods that take a name and a value."""

SERIALISERS = frozenset(
    (
        *("URLSearchParams", "FormData", "stringify", "http_build_query", "urlencode", "dumps"),
        *("encode_www_form", "json_encode", "form", "Values", "from", "fromEntries", "HashMap"),
        *("FormUrlEncodedContent", "build_query", "toQueryString", "OrderedDict", "to_query"),
        *(
            "LinkedHashMap",
            "Map",
            "NewReader",
            "from_iter",
            "Dictionary",
            "List",
            "of",
            "StringContent",
        ),
        *("encodeURI", "append", "new", "encode", "create", "stdClass"),
    )
)
"""Calls that make a form, or a text of it, out of what they are given."""

FORMS = frozenset(
    (
        *("http_build_query", "URLSearchParams", "urlencode", "encode_www_form", "build_query"),
        *("qs.stringify", "querystring.stringify", "toQueryString", "to_query"),
    )
)
"""Those of them that make a form body."""

BUILDING = {
    **dict.fromkeys(
        (
            *("Object.assign", "array_merge", "array_replace", "array_merge_recursive", "merge"),
            *("array_replace_recursive", "_.merge", "_.assign", "_.extend", "$.extend", "extend"),
            *("deepmerge", "deepMerge", "lodash.merge", "wp_parse_args", "defu", "ChainMap"),
        ),
        "merge",
    ),
    **dict.fromkeys(("Object.fromEntries", "_.fromPairs", "array_combine", "Hash"), "entries"),
    **dict.fromkeys(("array_fill_keys", "dict.fromkeys"), "fill"),
    "Object.entries": "pairs",
    "Object.keys": "keys",
    "Object.values": "values",
    "array_map": "map",
    "compact": "names",
}
"""Functions that build an object, by what of."""

LOOPING = frozenset(
    (
        *("map", "flatMap", "to_h", "index_with", "reduce", "associateWith", "mapWithKeys"),
        *("filter", "select"),
    )
)
"""Methods that make something of each element."""

CASTS = frozenset(("object", "array", "bool", "boolean", "string"))
EMPTY_CLASSES = frozenset(("stdClass", "\\stdClass"))
