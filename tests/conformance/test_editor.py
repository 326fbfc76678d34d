"""An editor's own YAML server, from npm, completes, explains and corrects a questionnaire by our schema."""

import json
import queue
import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from survey.bundled import questionnaires_folder
from survey.texts.sentences.author_keys import SENTENCES

pytestmark = pytest.mark.conformance
ROOT = Path(__file__).parents[2]
SERVER = "yaml-language-server@1.25.0"
MINIATURE = """\
# yaml-language-server: $schema={schema}
questionnaire: kort
title: Kort
sections:
  - section: home
    title: Hjem
    questions:
      - single: tenure
        ask: Bor du her hele året?
        required: yes
        options:
          - 1: Ja
          - no: Nej
      - next_page
      - repeat: activities
        ask: Hvad laver I?
        questions:
          - time: begins
            ask: Hvornår?
"""


class Editor:
    """An editor with one file open, that speaks to the server as VS Code would."""

    def __init__(self, command, folder):
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.folder, self.number, self.files, self.heard = folder, 0, 0, queue.Queue()
        self.listening = threading.Thread(target=self._listen, daemon=True)
        self.listening.start()
        self.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities={
            "workspace": {"configuration": True},
            "textDocument": {"hover": {"contentFormat": ["markdown"]}, "completion": {"completionItem": {}}},
        })  # fmt: skip
        self._send(method="initialized", params={})

    def _send(self, **words):
        body = json.dumps({"jsonrpc": "2.0", **words}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def _listen(self):
        while line := self.server.stdout.readline():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
                self.server.stdout.readline()
                said = self.server.stdout.read(length)
                if len(said) < length:
                    return
                self.heard.put(json.loads(said))

    def close(self):
        self.server.kill()
        self.listening.join(20)
        self.server.wait(20)
        self.server.stdin.close()
        self.server.stdout.close()

    def _next(self):
        """Return what the server says next; its questions about settings are answered: no settings but help."""
        while True:
            said = self.heard.get(timeout=60)
            if said.get("method") == "workspace/configuration":
                settings = {
                    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
                }
                result = [settings.get(item["section"], {}) for item in said["params"]["items"]]
                self._send(id=said["id"], result=result)
            elif "method" in said and "id" in said:
                self._send(id=said["id"], result=None)
            else:
                return said

    def ask(self, method, **params):
        """Return the server's answer to a request."""
        self.number += 1
        self._send(id=self.number, method=method, params=params)
        while (said := self._next()).get("id") != self.number:
            pass
        return said["result"]

    def open(self, text):
        """Open a new file, and return what the server finds wrong with it."""
        self.files += 1
        name = f"file_{self.files}.yaml"
        self.uri = (self.folder / name).as_uri()
        (self.folder / name).write_text(text, encoding="utf-8")
        document = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": text}
        self._send(method="textDocument/didOpen", params={"textDocument": document})
        while True:
            said = self._next()
            if said.get("method") == "textDocument/publishDiagnostics" and said["params"]["uri"] == self.uri:
                return said["params"]["diagnostics"]

    def at(self, method, text, *, of, after=0):
        """Return what the server says of the place where `of` stands in the text."""
        before = text[: text.index(of) + after]
        position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
        return self.ask(method, textDocument={"uri": self.uri}, position=position)


@pytest.fixture(scope="module")
def command(tmp_path_factory):
    """The server's command, installed by npm into a folder of its own."""
    if shutil.which("npm") is None:
        pytest.fail("This test runs yaml-language-server, and npm is not there. Type: sudo apt-get install npm")
    folder = tmp_path_factory.mktemp("npm")
    words = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts", SERVER]
    done = subprocess.run(words, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return [str(folder / "node_modules" / ".bin" / "yaml-language-server"), "--stdio"]


@pytest.fixture(scope="module")
def editor(command, tmp_path_factory):
    opened = Editor(command, tmp_path_factory.mktemp("author"))
    yield opened
    opened.close()


@pytest.fixture
def good():
    return MINIATURE.format(schema=(ROOT / "docs" / "questionnaire.schema.json").as_uri())


def test_a_good_file_has_no_diagnostics(editor, good):
    assert editor.open(good) == []


def with_schema(text, schema):
    lines = [line for line in text.splitlines() if not line.startswith("# yaml-language-server")]
    return "\n".join([f"# yaml-language-server: $schema={(ROOT / 'docs' / schema).as_uri()}", *lines, ""])


@pytest.mark.parametrize("name", ["residents.yaml", "associations.yaml"])
def test_the_standard_questionnaires_have_no_diagnostics(editor, name):
    text = (questionnaires_folder() / name).read_text(encoding="utf-8")
    assert editor.open(with_schema(text, "questionnaire.schema.json")) == []


@pytest.mark.parametrize(("wrong", "told"), [("", []), ("      colour: red\n", ["Property colour is not allowed."])])
def test_a_file_of_lists_and_blocks_has_a_schema_of_its_own(editor, wrong, told):
    text = (ROOT / "tests" / "examples" / "library" / "background.yaml").read_text(encoding="utf-8")
    found = editor.open(with_schema(text + wrong, "shared.schema.json"))
    assert [each["message"] for each in found] == told


@pytest.mark.parametrize(
    ("right", "wrong", "line", "told"),
    [
        ("ask: Bor", "asks: Bor", 8, "Property asks is not allowed."),
        ("single: tenure", "singel: tenure", 7, "Property singel is not allowed."),
        ("required: yes", "required: maybe", 9, "Value is not accepted."),
        ("- time: begins", "- places: begins", 17, "Property places is not allowed."),
        ("title: Kort", "heading: Kort", 2, "Property heading is not allowed."),
    ],
)
def test_a_fault_is_told_on_its_line(editor, good, right, wrong, line, told):
    found = [(each["range"]["start"]["line"], each["message"]) for each in editor.open(good.replace(right, wrong))]
    assert [message for at, message in found if at == line and message.startswith(told)], found


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("sections:", "key_file_sections"),
        ("single:", "key_kind_single"),
        ("required:", "key_question_required"),
        ("repeat:", "key_kind_repeat"),
        ("time:", "key_kind_time"),
    ],
)
def test_pointing_at_a_key_explains_it_in_danish(editor, good, word, sentence):
    editor.open(good)
    shown = editor.at("textDocument/hover", good, of=word, after=1)
    assert SENTENCES[sentence] in shown["contents"]["value"].replace("\\", "").replace("&nbsp;", " ")


@pytest.mark.parametrize(
    ("before", "typed", "offered", "sentence"),
    [
        ("        required: yes\n", "        sen", "sensitive", "key_question_sensitive"),
        ("      - next_page\n", "      - rank", "ranking", "key_kind_ranking"),
        ("title: Kort\n", "welc", "welcome", "key_file_welcome"),
    ],
)
def test_a_key_is_completed_with_its_danish_explanation(editor, good, before, typed, offered, sentence):
    text = good.replace(before, f"{before}{typed}\n", 1)
    editor.open(text)
    answer = editor.at("textDocument/completion", text, of=f"{typed}\n", after=len(typed))
    items = answer["items"] if isinstance(answer, dict) else answer
    said = {item["label"]: json.dumps(item.get("documentation", ""), ensure_ascii=False) for item in items}
    assert SENTENCES[sentence] in said.get(offered, str(sorted(said)))
