import pytest
from tests.support.corpus import NEWEST
from tests.support.requests import SEED, STORE

from session_composer.codecs.readers import reading
from session_composer.codecs.readers.plain.imported import Imported
from session_composer.codecs.readers.shell.stripe_cli import looks_like
from session_composer.core.text.errors import InputError

KEY = "sk_test_" + "clireader1234"
PAYMENTS = ("components", "payments", "enabled")
REFUNDS = ("components", "payments", "features", "refund_management")
POST = "stripe post /v1/account_sessions "
CREATE = "stripe account_sessions create "


def cli(text: str) -> Imported:
    return reading.read(text, STORE, NEWEST, "stripe-cli")


@pytest.mark.parametrize(
    "text",
    [
        POST + "-d account=a -d 'components[payments][enabled]=true' "
        "-d 'components[payments][features][refund_management]=false'",
        "stripe -daccount=a post v1/account_sessions --data 'components[payments][enabled]=true' "
        "-d='components[payments][features][refund_management]=false'",
        CREATE + "--account a --components.payments.enabled=true "
        "--components.payments.features.refund-management=false",
        CREATE + "--components.payments.enabled --account=a "
        "-d 'components[payments][features][refund_management]=false'",
        "stripe account-sessions create --components.payments.features.refund_management=false "
        "--account a --components.payments.enabled",
    ],
)
def test_one_request_in_many_forms(text: str) -> None:
    found = cli(text)
    assert found.request.account == "a"
    assert found.request.params == {PAYMENTS: True, REFUNDS: False}
    assert (found.ignored, found.notes, found.key) == ((), (), "")


def test_options() -> None:
    found = cli(
        f"{POST} -d account=a -e x --expand y -v {SEED} --api-key {KEY} --stripe-account b "
        "-i c --live -sc --dry-run -p project --color on"
    )
    assert found.request.account == "a"
    assert found.request.expand == ("x", "y")
    assert found.request.api_version == SEED
    assert found.names_version
    assert found.key == KEY
    assert tuple(map(str, found.ignored)) == (
        "The option --idempotency is left out.",
        "The option --live is left out.",
        "The option -s is left out.",
        "The option -c is left out.",
        "The option --dry-run is left out.",
        "The option --project-name is left out.",
        "The option --color is left out.",
    )
    assert "--stripe-account (b) is left out" in str(found.notes[0])
    assert KEY not in repr(found)


def test_data_is_not_decoded() -> None:
    """The CLI encodes what stands there."""
    found = cli(f"{POST} -d 'note=a+b%20c&d=e'")
    assert dict(found.request.params) == {("note",): "a+b%20c&d=e"}


def test_flags_with_their_value_behind_a_space() -> None:
    found = cli(f"{CREATE} --components.payments.enabled false --components.x.y z --a -d b=c")
    assert dict(found.request.params) == {
        PAYMENTS: False,
        ("components", "x", "y"): "z",
        ("a",): "true",
        ("b",): "c",
    }
    assert str(found.notes[0]) == (
        "--components.payments.enabled false is taken as --components.payments.enabled=false; "
        "written with a space, the CLI sends true."
    )


def test_keys() -> None:
    """E1, E4: a variable is none, one in the environment of the command is."""
    found = cli(f'STRIPE_API_KEY="$KEY" {POST} -d account=a')
    assert found.key == ""
    assert cli(f"STRIPE_API_KEY={KEY} {POST} -d account=a").key == KEY
    found = cli(f"{POST} --api-key $KEY -d account=$A")
    assert found.key == ""
    assert tuple(map(str, found.ignored)) == (
        "The key in the option --api-key is a variable; it is left out.",
    )
    assert found.request.account == ""
    assert "The account is the placeholder $A in the text" in str(found.notes[0])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("stripe post /v1/customers -d a=b", "The command calls /v1/customers, not"),
        ("stripe get /v1/account_sessions", "The command stripe get /v1/account_sessions creates"),
        ("stripe customers create", "The command stripe customers create creates no account"),
        ("stripe listen", "The command stripe listen creates no account session."),
        (f"{POST} -d account", "The parameter account after -d has no =."),
        (f"{POST} -d", "The option -d has no value."),
        (f"{CREATE} --account", "The option --account has no value."),
        ("echo", "There is no command of the Stripe CLI in the text."),
    ],
)
def test_refusals(text: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        cli(text)
    assert str(caught.value).startswith(sentence)


def test_several_commands() -> None:
    found = cli(f"stripe login\n{POST} -d account=a | jq")
    assert found.request.account == "a"
    assert tuple(map(str, found.ignored)) == (
        "The command jq is left out.",
        "Another command of the Stripe CLI is left out.",
    )


def test_many_flags() -> None:
    found = cli(CREATE + " ".join(f"--x{number}" for number in range(5000)))
    assert len(found.request.params) == 5000


@pytest.mark.parametrize(
    ("text", "score"),
    [
        (POST, 80),
        (CREATE, 80),
        ("$ stripe post x", 80),
        ("stripe --api-key x post y", 80),
        ("A=b stripe post x", 80),
        ("stripe \\\n post x", 80),
        ("docker run -it stripe/stripe-cli post x", 80),
        ("echo\nstripe post x", 60),
        ("stripe = Stripe()", 0),
        ("stripe.AccountSession.create(", 0),
        ("import stripe", 0),
        ("", 0),
    ],
)
def test_likeness(text: str, score: int) -> None:
    assert looks_like(text) == score
