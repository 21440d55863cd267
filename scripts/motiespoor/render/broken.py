"""What is wrong with a template, in Dutch and at its line; the words of the template language stay inside."""

from __future__ import annotations

import re
import traceback

import jinja2

from motiespoor.problem import Problem, clipped

# What is too much for a compiler: for what is nested too deep Jinja has no room, or Python for what Jinja makes.
_TOO_DEEP = (RecursionError, SyntaxError)
# What goes wrong when a template is compiled; the last of a number of very many figures.
UNCOMPILED = (jinja2.TemplateError, *_TOO_DEEP, ValueError)
# What goes wrong when it is filled besides: a value that is not of the kind that it is used as. Jinja takes a filter at its
# word, and writes a number without end as a name.
FAULTS = (*UNCOMPILED, ArithmeticError, AssertionError, AttributeError, LookupError, NameError, TypeError)

# What Jinja says (3.1), and what that is for who writes a template.
_SAID = (
    (r"'(.*)' is undefined", r"de naam '\1' bestaat hier niet"),
    (r"'.*' has no attribute '(.*)'", r"'\1' bestaat hier niet"),
    (r"No filter named '(.*)'\.", r"er is geen bewerking (filter) '\1'"),
    (r"No test named '(.*)'\.", r"er is geen toets (test) '\1'"),
    (r"Encountered unknown tag '(.*?)'\..*", r"de opdracht '\1' bestaat niet, of hoort niet op deze plek"),
    (r"Unexpected end of template\..*?'(end\w+)'.*", r"'\1' ontbreekt"),
    (r"(?i:unexpected) '?end of .*", "een opdracht of een waarde is niet afgemaakt"),
    (r".*, got 'end of .*", "een opdracht of een waarde is niet afgemaakt"),
    (r"expected token '(.*)', got '(.*)'", r"hier hoort '\1', en er staat '\2'"),
    (r"unexpected (?:char )?'(.*?)'.*", r"hier hoort geen '\1'"),
    (r".* is unsafe\.?", "dit mag een sjabloon niet"),
    (r"'(.*?)' not found in search path.*", r"het sjabloon '\1' bestaat niet"),
    (r"the outcome of '(.*)' is too large", r"wat '\1' hier maakt, is te groot"),
    (r"Exceeds the limit .*", "er staat een getal van veel te veel cijfers"),
    (r"maximum recursion depth exceeded.*", "het roept zichzelf aan, zonder einde"),
)
_NESTED = "het is te diep in elkaar gezet"
_VALUE = "een waarde is hier niet van de soort waarmee dit kan"


def template_problem(folder: str, template: str, error: Exception, line: int = 1) -> Problem:
    """A mistake in a template of that folder, at the innermost line of a template that led to it, or else at this one."""
    name, reason = template, _reason(error)
    if isinstance(error, jinja2.TemplateSyntaxError):
        name, line = error.name or template, error.lineno
    elif frames := [each for each in traceback.extract_tb(error.__traceback__) if _is_template(each.filename)]:
        name, line = frames[-1].filename, frames[-1].lineno or 1
    elif isinstance(error, _TOO_DEEP):
        reason = _NESTED
    return _problem(f"{folder}/{name}", line, reason)


def filled_problem(path: str, line: int, said: str) -> Problem:
    """A mistake in a template that another program filled, by what that said of it at the end."""
    return _problem(path, line, _meant(said.partition(": ")[2]))


def too_large(path: str, line: int, operator: str) -> Problem:
    """What a template would make that another program fills, which does not see how large it becomes."""
    return _problem(path, line, _meant(f"the outcome of '{operator}' is too large"))


def _problem(path: str, line: int, reason: str) -> Problem:
    return Problem(path=path, line=line, column=1, text=f"dit sjabloon klopt niet: {reason}.")


def _is_template(file: str) -> bool:
    return file.endswith((".jinja", ".html"))


def _reason(error: Exception) -> str:
    if isinstance(error, jinja2.TemplateNotFound):
        return f"het sjabloon '{clipped(str(error.name))}' bestaat niet"
    return _meant(
        str(error), "zo staat hier geen opdracht" if isinstance(error, jinja2.TemplateSyntaxError) else _VALUE
    )


def _meant(said: str, otherwise: str = _VALUE) -> str:
    """What these words of Python or Jinja are for who writes a template."""
    line = " ".join(said.split())
    found = ((re.fullmatch(pattern, line), meant) for pattern, meant in _SAID)
    return next((match.expand(meant) for match, meant in found if match is not None), otherwise)
