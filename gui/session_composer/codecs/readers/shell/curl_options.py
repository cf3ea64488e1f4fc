"""The options of cURL: which take a value, and how they are spelled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from session_composer.codecs.readers.plain.raw_values import sentence_safe
from session_composer.core.text.errors import InputError

from .words import Word

# The short options that take a value, and those whose long name matters here.
_VALUED_LETTERS = frozenset("AbcCdDeEFHKmoPQrtTuUwxXyYz")
_LONG = {
    "d": "data",
    "u": "user",
    "H": "header",
    "X": "request",
    "G": "get",
    "I": "head",
    "F": "form",
    "K": "config",
    "T": "upload-file",
    ":": "next",
    "o": "output",
    "x": "proxy",
    "k": "insecure",
    "n": "netrc",
    "b": "cookie",
}
_VALUED_NAMES = """
    abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config
    connect-timeout connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data
    data-ascii data-binary data-raw data-urlencode delegation dns-interface dns-ipv4-addr
    dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare etag-save
    expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method ftp-port
    ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256
    hsts interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl
    limit-rate local-port login-options mail-auth mail-from mail-rcpt max-filesize max-redirs
    max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass pinnedpubkey
    preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert
    proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass
    proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword
    proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate referer request
    request-target resolve retry retry-delay retry-max-time sasl-authzid service-name sigalgs socks4
    socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr
    telnet-option tftp-blksize time-cond tls-max tls13-ciphers tlsauthtype tlspassword tlsuser
    trace trace-ascii trace-config unix-socket upload-file upload-flags url url-query user
    user-agent variable vlan-priority write-out
    """
_VALUED = frozenset(_VALUED_NAMES.split())


@dataclass(frozen=True, slots=True)
class CurlOption:
    """One option under its long name, or an argument, whose name is empty.

    ``spelled`` is how the option stands in the text; ``expands`` as in a word of a shell.
    """

    name: str
    spelled: str
    value: str = ""
    expands: bool = False


def parse_options(words: Sequence[Word]) -> Iterator[CurlOption]:
    """List the options of a command, the name of the program not among the words.

    Raises InputError when the value of the last one is missing.
    """
    rest = iter(words)
    for word in rest:
        if word.text in ("", "--"):
            continue
        if word.text.startswith("--"):
            yield _long(word, rest)
        elif word.text.startswith("-") and len(word.text) > 1:
            yield from _short(word, rest)
        else:
            yield CurlOption("", "", word.text, word.expands)


def _long(word: Word, rest: Iterator[Word]) -> CurlOption:
    # cURL itself wants a space and no "="; people write either.
    name, equals, value = word.text[2:].partition("=")
    if name not in _VALUED:
        return CurlOption(name, f"--{name}", value)
    if equals:
        return CurlOption(name, f"--{name}", value, word.expands)
    return _with_next(name, f"--{name}", rest)


def _short(word: Word, rest: Iterator[Word]) -> Iterator[CurlOption]:
    for place, letter in enumerate(word.text[1:], 2):
        name, spelled = _LONG.get(letter, letter), f"-{letter}"
        if letter not in _VALUED_LETTERS:
            yield CurlOption(name, spelled)
        elif value := word.text[place:]:
            yield CurlOption(name, spelled, value, word.expands)
            return
        else:
            yield _with_next(name, spelled, rest)
            return


def _with_next(name: str, spelled: str, rest: Iterator[Word]) -> CurlOption:
    word = next(rest, None)
    if word is None:
        raise InputError("The option {spelled} has no value.", spelled=sentence_safe(spelled, 40))
    return CurlOption(name, spelled, word.text, word.expands)
