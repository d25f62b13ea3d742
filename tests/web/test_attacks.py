"""What is tried against a server is refused, and nothing is changed by it."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from report_builder.web.access import TRIES, Access
from report_builder.web.app import ROUTES, application
from report_builder.web.desk import SESSION, Desk
from report_builder.web.shield import Shield
from report_builder.web.wrong import NotThere
from tests.web.conftest import AT, PASSWORD, TOKEN, Browser, begun

NASTY = "<script>alert(1)</script>{{ 7*7 }}\"'><img src=x onerror=alert(1)>"
OPEN = ("/enter", "/static/{name}")


def address(route: Route) -> str:
    """Return an address of a route, of no work that there is."""
    told = {"{id}": "0" * 16, "{name}": "x", "{name:path}": "x", "{code}": "x", "{page:int}": "1"}
    told |= {"{ids:path}": "x", "{table}": "scores", "{row:int}": "2"}
    path = route.path
    for part, given in told.items():
        path = path.replace(part, given)
    return path


def named(route: Route) -> str:
    return " ".join((*sorted(route.methods or ()), route.path))


POSTS = [route for route in ROUTES if "POST" in (route.methods or ())]


def zipped(*named: tuple[str, bytes]) -> list[tuple[str, tuple[str, bytes]]]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in named:
            archive.writestr(name, content)
    return [("files", ("data.zip", packed.getvalue()))]


@pytest.mark.parametrize("route", ROUTES, ids=named)
def test_nobody_sees_or_does_anything_without_coming_in(route: Route, outsider: TestClient) -> None:
    if route.path in OPEN:
        return
    outsider.cookies.set(SESSION, "guessed")
    for method in route.methods or ():
        answer = outsider.request(method, address(route), follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/enter")


@pytest.mark.parametrize("route", POSTS, ids=named)
def test_a_form_without_the_token_of_its_session_is_refused(route: Route, editor: Browser) -> None:
    if route.path in OPEN:
        return
    for forged in ({}, {"csrf": "x" * 43}):
        assert editor.client.post(address(route), data=forged).status_code == 403
    assert editor.get("/").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_page_of_others_can_send_no_form(headers: dict[str, str], editor: Browser) -> None:
    answer = editor.client.post("/leave", data={"csrf": editor.csrf}, headers=headers)
    assert answer.status_code == 403
    assert editor.get("/").status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "127.0.0.1.evil.example", "evil.example:80", "", "[", "127.0.0.1@evil"),
        *("127.0.0.1:x", "127.0.0.1:99999"),
    ],
)
def test_a_host_of_another_name_is_refused(host: str, outsider: TestClient) -> None:
    answer = outsider.get("/enter", params={"token": TOKEN}, headers={"host": host})
    assert answer.status_code == 421
    assert not outsider.cookies


def test_tokens_and_passwords_can_not_be_guessed(outsider: TestClient) -> None:
    for _ in range(TRIES):
        assert outsider.get("/enter", params={"token": f"{TOKEN}x"}).status_code == 403
    for right in ({"token": TOKEN}, {"token": "x"}):
        assert outsider.get("/enter", params=right).status_code == 429
    told = {"name": "นักอ่าน", "password": PASSWORD}
    assert outsider.post("/enter", data=told).status_code == 429
    assert not outsider.cookies


@pytest.mark.parametrize(("name", "password"), [("นักอ่าน", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_password_lets_nobody_in(name: str, password: str, outsider: TestClient) -> None:
    answer = outsider.post("/enter", data={"name": name, "password": password})
    assert answer.status_code == 403
    assert not outsider.cookies


def test_an_empty_token_lets_nobody_in(desk: Desk) -> None:
    desk.access._token = b""
    client = TestClient(application(desk), base_url=AT)
    assert client.get("/enter", params={"token": ""}).status_code == 403


def test_the_cookie_is_kept_from_scripts_and_other_sites(outsider: TestClient) -> None:
    answer = outsider.get("/enter", params={"token": TOKEN}, follow_redirects=False)
    said = answer.headers["set-cookie"].lower()
    assert "httponly" in said
    assert "samesite=strict" in said
    assert TOKEN not in said


def test_a_server_on_another_port_signs_nobody_out(desk: Desk, editor: Browser) -> None:
    """A browser sends the cookies of a host to all its ports."""
    other = TestClient(application(replace(desk, access=Access(TOKEN))), base_url=f"{AT}:8001")
    assert other.get("/enter", params={"token": TOKEN}).url.path == "/"
    editor.client.cookies.update(other.cookies)
    assert editor.get("/").url.path == "/"


def test_every_answer_keeps_scripts_and_frames_of_others_out(editor: Browser) -> None:
    for path in ("/", "/nowhere", "/static/page.js", "/works/x/data"):
        headers = editor.get(path).headers
        assert "script-src 'self';" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"


def test_pages_hold_no_script_and_no_style_of_their_own(editor: Browser, bare: Any) -> None:
    at = begun(editor, bare)
    for path in ("/", *(f"{at}/{step}" for step in ("data", "check", "texts", "documents"))):
        text = editor.get(path).text
        assert "<script>" not in text
        assert "<style" not in text
        assert " style=" not in text
        assert "//" not in text.replace("<!doctype", "")


def test_a_reader_changes_nothing(desk: Desk, editor: Browser, reader: Browser, bare: Any) -> None:
    at = begun(editor, bare)
    allowed = {route.path for route in ROUTES if _for_readers(route)}
    assert "/works/{id}/units/{code}" in allowed
    for route in ROUTES:
        if route.path in {*OPEN, *allowed} or route.path == "/leave":
            continue
        path = address(route).replace("0" * 16, at.split("/")[-1])
        (method,) = (route.methods or set()) - {"HEAD"}
        data = {"csrf": reader.csrf} if method == "POST" else None
        answer = reader.client.request(method, path, data=data)
        assert answer.status_code == 403, path
    assert len(desk.works.every()) == 1


def _for_readers(route: Route) -> bool:
    ends = (
        "documents",
        "history",
        "progress",
        "documents.zip",
        "units",
        "{code}",
        "{ids:path}",
        "{id}",
        "/",
    )
    shown = "GET" in (route.methods or ())
    own = any(part in route.path for part in ("/pages/", "/page/", "/picture/", "/out/"))
    return shown and (route.path.endswith(ends) or own)


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.csv",
        "/etc/evil.csv",
        "data/../../evil.csv",
        "..\\..\\evil.csv",
        "C:\\evil.csv",
        "x/\u0000/evil.csv",
    ],
)
def test_an_archive_that_leads_out_of_itself_is_refused(
    name: str, desk: Desk, editor: Browser
) -> None:
    files = zipped(("scores.csv", b"a,b\n1,2\n"), (name, b"a\n1\n"))
    answer = editor.post("/works", files, way="files", name="x")
    # zipfile ends a name at a NUL: what is left is a folder and no file
    assert answer.status_code == 400 or "\0" in name
    assert not [*desk.works.home.parent.rglob("evil*")]


def test_an_archive_that_swells_is_refused(desk: Desk, editor: Browser) -> None:
    files = zipped(("scores.csv", b"0" * 60_000_000))
    assert editor.post("/works", files, way="files", name="x").status_code == 400
    many = zipped(*((f"{n}.csv", b"") for n in range(2001)))
    assert editor.post("/works", many, way="files", name="x").status_code == 400
    assert desk.works.every() == ()
    assert not [*desk.works.home.iterdir()]


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../../evil.csv", "evil.csv"),
        ("C:\\Users\\me\\evil.csv", "evil.csv"),
        ("evil.csv/../..", None),
        (".hidden.csv", None),
        ("evil.py", None),
        ("evil.xlsm", None),
        ("con.csv", None),
        ("e\u202evsc.exe", None),
        ("ก" * 100 + ".csv", None),
        ("edition.yaml", "text/edition.yaml"),
    ],
)
def test_a_file_gets_no_other_place_than_its_own(
    sent: str, kept: str | None, desk: Desk, editor: Browser
) -> None:
    answer = editor.post("/works", [("files", (sent, b"a,b\n1,2\n"))], way="files", name="x")
    assert answer.status_code == (200 if kept else 400)
    files = [path for path in desk.works.home.parent.rglob("*") if "evil" in path.name]
    edition = [work.edition / (kept or "") for work in desk.works.every()]
    assert files == [path for path in edition if "evil" in path.name]
    assert all(path.is_file() for path in edition)


def test_too_much_at_once_is_refused(desk: Desk, editor: Browser) -> None:
    small = Shield(application(desk), (), most=1000)
    client = TestClient(small, base_url=AT, cookies=dict(editor.client.cookies))
    files = [("files", ("a.csv", b"0" * 2000))]
    told = {"csrf": editor.csrf, "way": "files", "name": "x"}
    assert client.post("/works", data=told, files=files).status_code == 413
    begins = b'--b\r\ncontent-disposition: form-data; name="files"; filename="a.csv"\r\n\r\n'
    form = {"content-type": "multipart/form-data; boundary=b"}
    streamed = client.post("/works", content=iter([begins, *[b"0" * 600] * 3]), headers=form)
    assert streamed.status_code == 413
    assert desk.works.every() == ()


def test_a_form_of_too_many_parts_is_refused(desk: Desk, editor: Browser) -> None:
    files = [("files", (f"{n}.csv", b"a\n")) for n in range(400)]
    assert editor.post("/works", files, way="files", name="x").status_code == 400
    assert desk.works.every() == ()


@pytest.mark.parametrize(
    "path",
    [
        "files/..%2f..%2fwork.json",
        "files/%2e%2e/%2e%2e/work.json",
        "files//etc/passwd",
        "out/..%2fwork.json",
        "out/%2e%2e%2fjob.log",
        "picture/1/..%2fx.pdf",
        "pages/..%2f..%2fx.pdf",
        "units/..%2f..%2fwork.json",
        "files/dimensions.csv%00.png",
    ],
)
def test_no_address_leads_out_of_a_work(path: str, editor: Browser, bare: Any) -> None:
    at = begun(editor, bare)
    assert editor.get(f"{at}/{path}").status_code == 404


@pytest.mark.parametrize("id", ["..", "%2e%2e", "x", "0" * 16, "0" * 15 + "/", "..%2f..%2fetc"])
def test_no_id_but_those_that_were_given_finds_a_work(id: str, editor: Browser) -> None:
    assert editor.get(f"/works/{id}/data").status_code == 404


@pytest.mark.parametrize("id", ["../x", "", ".", "0" * 17, "A" * 16, "๑" * 16])
def test_an_id_is_no_path(id: str, desk: Desk) -> None:
    with pytest.raises(NotThere):
        desk.works.find(id)


def test_names_and_cells_are_shown_as_text(editor: Browser) -> None:
    table = f'id,name_th\n"{NASTY.replace(chr(34), chr(34) * 2)}",x\n'.encode()
    at = begun(editor, [("files", ("dimensions.csv", table))], name=NASTY)
    rows = (f"{at}/rows/dimensions?q=x", f"{at}/rows/dimensions/2?slide={NASTY}")
    steps = (f"{at}/data", f"{at}/check", f"{at}/documents", f"{at}/texts?q={NASTY}")
    for path in ("/", *steps, *rows):
        text = editor.get(path).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
    assert "{{ 7*7 }}" in editor.get("/").text
    for path in (f"{at}/data", *rows):
        assert "&lt;script&gt;" in editor.get(path).text


@pytest.mark.parametrize(
    "to", ["//evil.example", "rows/a/2/../..", "rows/a/2\n", "../../leave", ""]
)
def test_one_goes_back_to_pages_of_the_work_alone(to: str, editor: Browser, bare: Any) -> None:
    at = begun(editor, bare)
    editor.post(f"{at}/data", bare, instead="no")
    assert editor.post(f"{at}/undo", to=to, slide="//evil.example").url.path == f"{at}/data"


def test_texts_of_an_edition_run_no_program(editor: Browser, edition: Path) -> None:
    hostile = b"a: \"{{ ''.__class__.__mro__[1].__subclasses__() }}{% for x in y %}\"\n"
    files = [("files", (path.name, path.read_bytes())) for path in edition.iterdir()]
    at = begun(editor, [*files, ("files", ("deck.yaml", hostile))])
    text = editor.get(f"{at}/check").text
    assert "Popen" not in text
    assert "cause error" in text


def test_an_edition_is_compared_with_no_place_of_this_machine(
    editor: Browser, edition: Path
) -> None:
    settings = (edition / "edition.toml").read_text(encoding="utf-8")
    for place in ("../../../", "/etc", str(edition)):
        toml = settings.replace("previous = []", f'previous = "{place}"')
        assert toml != settings
        at = begun(editor, [("files", ("edition.toml", toml.encode()))])
        text = editor.get(f"{at}/check").text
        assert "OutsidePrevious" not in text
        assert "ใช้ในเบราว์เซอร์ไม่ได้" in text


def test_what_was_built_is_handed_out_as_a_file(editor: Browser, bare: Any) -> None:
    at = begun(editor, bare)
    answer = editor.get(f"{at}/files/dimensions.csv")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
