"""What the options of a cURL command ask for. No file that an option names is read."""

from collections.abc import Callable
from urllib.parse import quote_plus

from session_composer.codecs.readers.plain.collector import Collector
from session_composer.codecs.readers.plain.envelope import HOST, PATH, take_header, take_login
from session_composer.codecs.readers.plain.form_body import decode_pairs, join_lines
from session_composer.codecs.readers.plain.json_parameters import UNSURE
from session_composer.codecs.readers.plain.json_parameters import looks_like as looks_like_json
from session_composer.codecs.readers.plain.placeholders import is_placeholder
from session_composer.codecs.readers.plain.raw_values import sentence_safe
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value

from .curl_options import CurlOption

_FLAGS_OF_NO_CONCERN = {"s", "S", "silent", "show-error", "f", "fail", "fail-with-body", "v", "i"}
_NO_JSON = Message(
    "sends JSON; this endpoint takes form bodies only, so Stripe would refuse it. Paste "
    "the JSON alone to take its parameters."
)
_NO_FILE = Message(
    "reads a file, but importing reads no files. Put the text itself into the command."
)
_MULTIPART = Message("sends multipart/form-data, which is for files; write -d instead.")


class CurlRequest:
    """Gathers the request of one command; what is no part of its body goes to the collector."""

    def __init__(self, found: Collector) -> None:
        self._found = found
        self._body: list[str] = []
        self._query: list[str] = []
        self._method = ""
        self._in_query = False
        self._has_address = False
        self._take: dict[str, Callable[[CurlOption], None]] = {
            "": self._address,
            "url": self._address,
            "data": self._data,
            "data-ascii": self._data,
            "data-binary": self._data,
            "data-raw": self._raw,
            "data-urlencode": self._encoded,
            "url-query": self._url_query,
            "user": self._user,
            "oauth2-bearer": self._bearer,
            "header": self._header,
            "request": self._request,
            "get": self._get,
            "head": self._get,
            "json": _refuse(_NO_JSON),
            "form": _refuse(_MULTIPART),
            "form-string": _refuse(_MULTIPART),
            "upload-file": _refuse(_NO_FILE),
        }

    def take(self, given: list[CurlOption]) -> None:
        """Take the options. Raises InputError for those that make another sort of request."""
        for option in given:
            if option.name == "next":
                self._found.ignore(
                    Message("What follows --next is another request; it is left out.")
                )
                break
            take = self._take.get(option.name, self._ignore)
            take(option)
        if not self._has_address:
            self._found.note(
                Message("The command names no address; it is taken as one for /{path}.", path=PATH)
            )
        if self._in_query:
            self._found.note(
                Message(
                    "The command asks with GET; account sessions are created with POST, "
                    "which is taken."
                )
            )
        elif self._method not in ("", "POST"):
            self._found.note(
                Message(
                    "The command asks with {method}; account sessions are created with POST, "
                    "which is taken.",
                    method=sentence_safe(self._method, 20),
                )
            )

    def pairs(self) -> list[tuple[str, str]]:
        """Return the decoded names and values of the body. Raises InputError when it is JSON."""
        body = "&".join(self._body)
        if _is_json(body.lstrip()):
            raise InputError("The command {no_json}", no_json=_NO_JSON)
        if "\n" in body:
            self._found.note(Message("The body is broken into lines; the breaks are left out."))
            body = join_lines(body)
        return decode_pairs("&".join([*self._query, body]))

    def _ignore(self, option: CurlOption) -> None:
        if option.name not in _FLAGS_OF_NO_CONCERN:
            # Without its value: that may be a file, a cookie or a password.
            self._found.ignore(
                Message(
                    "The option {spelled} is left out.", spelled=sentence_safe(option.spelled, 40)
                )
            )

    def _data(self, option: CurlOption) -> None:
        if option.value.startswith("@"):
            raise InputError(
                "The option {spelled} {value} {no_file}",
                spelled=option.spelled,
                value=sentence_safe(option.value, 60),
                no_file=_NO_FILE,
            )
        self._raw(option)

    def _raw(self, option: CurlOption) -> None:
        self._note_variables(option)
        self._body.append(option.value)

    def _encoded(self, option: CurlOption) -> None:
        self._body.append(self._urlencoded(option))

    def _url_query(self, option: CurlOption) -> None:
        if option.value.startswith("+"):
            self._query.append(option.value[1:])
        else:
            self._query.append(self._urlencoded(option))

    def _urlencoded(self, option: CurlOption) -> str:
        name, equals, content = option.value.partition("=")
        if not equals and "@" in name:
            raise InputError(
                "The option {spelled} {value} {no_file}",
                spelled=option.spelled,
                value=sentence_safe(option.value, 60),
                no_file=_NO_FILE,
            )
        self._note_variables(option)
        if not equals:
            return quote_plus(name)
        return f"{name}={quote_plus(content)}" if name else quote_plus(content)

    def _note_variables(self, option: CurlOption) -> None:
        if option.expands and not is_placeholder(option.value.partition("=")[2]):
            self._found.note(
                Message(
                    "{value} holds something that the shell would replace; it is kept as text.",
                    value=sentence_safe(option.value, 100),
                )
            )

    def _user(self, option: CurlOption) -> None:
        self._login(
            option.value.partition(":")[0],
            option.expands,
            Message("the option {spelled}", spelled=option.spelled),
        )

    def _bearer(self, option: CurlOption) -> None:
        self._login(
            option.value, option.expands, Message("the option {spelled}", spelled=option.spelled)
        )

    def _login(self, text: str, expands: bool, place: Value) -> None:
        take_login(text, place, self._found, is_variable=expands)

    def _header(self, option: CurlOption) -> None:
        name, _, value = option.value.partition(":")
        take_header(name, value, self._found, is_variable=option.expands)

    def _request(self, option: CurlOption) -> None:
        self._method = option.value.upper()

    def _get(self, _option: CurlOption) -> None:
        self._in_query = True

    def _address(self, option: CurlOption) -> None:
        address, _, _ = option.value.partition("#")
        address, _, query = address.partition("?")
        scheme, separator, rest = address.rpartition("://")
        server, _, path = (rest if separator else address).partition("/")
        login, at, host = server.rpartition("@")
        if path.strip("/") != PATH:
            self._other_address(option, f"/{path}")
            return
        if self._has_address:
            self._found.ignore(Message("A second address is left out."))
            return
        self._has_address = True
        if at:
            self._login(login.partition(":")[0], option.expands, Message("the address"))
        if scheme.lower() not in ("", "https") or host.lower() not in ("", HOST, f"{HOST}:443"):
            self._found.ignore(
                Message(
                    "The server {host} is left out: requests go to Stripe or to the sandbox only.",
                    host=sentence_safe(host or server, 80),
                )
            )
        if query:
            self._query.append(query)

    def _other_address(self, option: CurlOption, path: str) -> None:
        if "/" not in option.value and "." not in option.value:
            self._found.ignore(
                Message(
                    "{value} is not an address; it is left out.",
                    value=sentence_safe(option.value, 60),
                )
            )
            return
        raise InputError(
            "The command calls {path}, not /{path2}.", path=sentence_safe(path, 80), path2=PATH
        )


def _is_json(body: str) -> bool:
    # The name of a parameter may begin with a bracket.
    return body.startswith("{") or (body.startswith("[") and looks_like_json(body) > UNSURE)


def _refuse(why: Message) -> Callable[[CurlOption], None]:
    def refuse(option: CurlOption) -> None:
        raise InputError("The option {spelled} {why}", spelled=option.spelled, why=why)

    return refuse
