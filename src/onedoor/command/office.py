"""`onedoor open`, `tick`, `doctor`, `password`: opening an office and keeping it well."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onedoor.office.inspection.finding import Finding

    SubCommands = argparse._SubParsersAction[argparse.ArgumentParser]

FINE, WRONG, UNUSABLE = 0, 1, 2


def add_to(subparsers: SubCommands) -> None:
    """Register the commands that look after an office."""
    opening = subparsers.add_parser(
        "open", help="open an office, or let it go on by a changed pack"
    )
    opening.add_argument("pack", help="a directory, or the name of a pack that comes with Onedoor")
    opening.set_defaults(run=_open)
    ticking = subparsers.add_parser("tick", help="let what has run out come up, once")
    ticking.set_defaults(run=_tick)
    doctor = subparsers.add_parser("doctor", help="examine the database and name what is wrong")
    doctor.set_defaults(run=_doctor)
    password = subparsers.add_parser("password", help="set an employee's password")
    password.add_argument("username", help="office and employee, as in elvebyen.amina")
    password.set_defaults(run=_password)


def _open(chosen: argparse.Namespace) -> int:
    from django.utils import timezone
    from django.utils.translation import gettext

    from onedoor.command.pack import tell_problems, tell_unknown
    from onedoor.office.establishment.actions import load_pack
    from onedoor.office.journal.refused import Refused
    from onedoor.office.preparation import prepare
    from onedoor.packs.problems import PackProblems
    from onedoor.packs.reader import files_in, shipped

    directory = Path(chosen.pack)
    try:
        files = files_in(directory if directory.is_dir() else shipped(chosen.pack))
    except LookupError:
        return tell_unknown(chosen.pack, sys.stderr)
    prepare()
    try:
        office = load_pack(files, now=timezone.now())
    except PackProblems as wrong:
        return tell_problems(wrong, sys.stderr)
    except Refused as refused:
        sys.stderr.write(f"{gettext(refused.because.words)}\n")
        return WRONG
    print(gettext("The office %(office)s is open.") % {"office": office.key})
    return FINE


def _tick(chosen: argparse.Namespace) -> int:
    from django.utils import timezone
    from django.utils.translation import ngettext

    from onedoor.command.trouble import refuse_without_office
    from onedoor.office.inspection.ticker import tick
    from onedoor.office.reception.actions.measuring import measure_waits_when_due
    from onedoor.office.responsibility.actions.measuring import measure_answers_when_due

    refuse_without_office()
    ticked = tick(timezone.now())
    measure_waits_when_due(timezone.now())
    measure_answers_when_due(timezone.now())
    told = ngettext("%(count)s thing came up.", "%(count)s things came up.", ticked.total)
    print(told % {"count": ticked.total})
    if ticked.failed:
        failed = ngettext(
            "%(count)s thing could not come up. The log says which, and where it broke.",
            "%(count)s things could not come up. The log says which, and where it broke.",
            ticked.failed,
        )
        sys.stderr.write(f"{failed % {'count': ticked.failed}}\n")
    return WRONG if ticked.failed else FINE


def _doctor(chosen: argparse.Namespace) -> int:
    from django.utils import timezone

    from onedoor.command.trouble import refuse_without_office
    from onedoor.office.inspection.doctor import examine

    refuse_without_office()
    with _progress() as seen:
        findings = list(examine(timezone.now(), seen))
    return tell_findings(findings)


@contextmanager
def _progress() -> Iterator[Callable[[int], None]]:
    """Show which check is made, to somebody who sits and waits."""
    from django.utils.translation import gettext
    from rich.console import Console
    from rich.status import Status

    from onedoor.office.inspection.doctor import CHECKS

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda number: None
        return
    told = gettext("Check %(number)s of %(all)s")
    with Status("", console=console) as status:
        yield lambda number: status.update(told % {"number": number, "all": len(CHECKS)})


def tell_findings(findings: Iterable[Finding]) -> int:
    """Name what the doctor has found, and say whether anything was; the exit code."""
    from django.utils.translation import gettext, ngettext

    from onedoor.office.inspection.doctor import CHECKS

    found = 0
    for finding in findings:
        found += 1
        detail = f" ({finding.detail})" if finding.detail else ""
        print(gettext(finding.check.words) % {"key": finding.key} + detail)
    asked = ngettext("%(count)s check made.", "%(count)s checks made.", len(CHECKS))
    verdict = gettext("Nothing is wrong.") if not found else gettext("Something is wrong.")
    print(asked % {"count": len(CHECKS)}, verdict)
    return WRONG if found else FINE


def _password(chosen: argparse.Namespace) -> int:
    from django.contrib.auth.models import User
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.utils.translation import gettext

    from onedoor.office.people.actions.employees import set_password

    user = User.objects.filter(username=chosen.username, employee__left_at=None).first()
    if user is None:
        return _say(gettext("Nobody who works here signs in as %(name)s."), chosen.username)
    secret = getpass.getpass(gettext("New password: "))
    if secret != getpass.getpass(gettext("The same password again: ")):
        return _say(gettext("The two differ, and nothing is changed."), chosen.username)
    try:
        validate_password(secret, user)
    except ValidationError as weak:
        return _say(" ".join(weak.messages), chosen.username)
    set_password(user, secret)
    print(gettext("%(name)s can sign in.") % {"name": chosen.username})
    return FINE


def _say(sentence: str, name: str) -> int:
    sys.stderr.write(f"{sentence % {'name': name} if '%(' in sentence else sentence}\n")
    return UNUSABLE
