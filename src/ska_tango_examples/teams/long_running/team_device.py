"""What controller and station have in common: they lead others."""

from collections.abc import Sequence

from ska_tango_base.executor import TaskExecutorComponentManager
from ska_tango_examples.core.members import members_of
from ska_tango_examples.core.switching import check_timeout
from ska_tango_examples.shell.peers import HasPeers
from ska_tango_examples.teams.long_running.device import LongRunningDevice
from ska_tango_examples.teams.long_running.member import Mark, Member, Tell
from ska_tango_examples.teams.long_running.team_manager import TeamComponentManager


class TeamDevice(HasPeers, LongRunningDevice):
    """Has its members switched when it is switched itself; a class says who they are."""

    def lead(
        self, title: str, kind: str, prop: str, names: Sequence[str], timeout: float
    ) -> TaskExecutorComponentManager:
        """Return what leads the members.

        Args:
            title: what this device is called in its results.
            kind: what a member is called, before its name.
            prop: the property that names the members.
            names: what it holds.
            timeout: the property ``command_timeout``.

        Raises:
            BadConfiguration: the members or the time cannot be worked with.
        """
        members = members_of(prop, names, self.get_name())
        check_timeout(timeout)

        def recruit(name: str, mark: Mark, tell: Tell) -> Member:
            own, written = self.get_name(), members[name]
            return Member(own, name, written, self.peers, self.logger, mark, tell)

        return TeamComponentManager(title, kind, members, recruit, timeout, *self.base_arguments)
