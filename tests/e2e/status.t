# What the requester may know

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "VPN drops every hour" -m "Since the update." --from ana@example.net --tag zx-tag --key ZX-KEY --priority P1 --reason "zx reason" --as viktor -q
    1
    $ spoc status 1
    Your request 1: VPN drops every hour
    You asked on 2026-06-05 10:00.
    We are working on it since 2026-06-05 10:00.
    We expect to have an answer by 2026-06-05 14:00.

Whatever happens inside, none of it is told:

    $ spoc take 1 --as mira -q
    1
    $ spoc note 1 -m "zx-note: they call every day" --as mira -q
    1
    $ spoc route 1 --consult selma -m "zx-question" --as mira -q
    1
    $ spoc route 1 --to acme_telecom -r "zx-why" --handover "zx-handover" --ref ZX-88 --as mira -q
    1
    $ spoc status 1 --now 2026-06-05T08:20:00Z
    Your request 1: VPN drops every hour
    You asked on 2026-06-05 10:00.
    Since 2026-06-05 10:00 we wait for somebody whose part comes first.
    We expect to have an answer by 2026-06-05 14:00.
    $ spoc route 1 --to network -r "zx-back" --handover "zx-tried" --as mira -q
    1
    $ spoc wait 1 --on requester --ask "Which network are you in?" --until +2bd --as mira -q
    1
    $ spoc status 1
    Your request 1: VPN drops every hour
    You asked on 2026-06-05 10:00.
    Since 2026-06-05 10:00 we wait for an answer from you.

    Our question, 2026-06-05 10:00:
        Which network are you in?
    $ (spoc status 1; spoc status 1 --json) | grep -ciE 'zx|acme|network_|mira|nadia|selma|P1|telecom'
    0
    ? 1
    $ spoc status key:ZX-KEY --json
    {
      "schema": "spoc.status/1",
      "id": 1,
      "subject": "VPN drops every hour",
      "status": "waiting",
      "turn": "you",
      "since": "2026-06-05T08:00:00Z",
      "asked_at": "2026-06-05T08:00:00Z",
      "expected_at": null,
      "late": false,
      "question": "Which network are you in?",
      "last_answer": {
        "at": "2026-06-05T08:00:00Z",
        "text": "Which network are you in?"
      },
      "continued_in": null
    }

Answered, closed, and asked again after the window:

    $ spoc resolve 1 -m "A dead switch port; you are on another one." --as mira -q
    1
    $ spoc status 1
    Your request 1: VPN drops every hour
    You asked on 2026-06-05 10:00.
    We answered it on 2026-06-05 10:00. If it is not solved, tell us and we go on.

    Our last message, 2026-06-05 10:00:
        A dead switch port; you are on another one.
    $ spoc close 1 --as nadia -q
    1
    $ spoc note 1 -m "It drops again." --as-requester --as nadia --now 2026-07-05T08:00:00Z
    #2 P2 open network/oscar · VPN drops every hour · due 2026-07-06 09:30
    $ spoc status 1 --now 2026-07-05T08:00:00Z | head -4
    Your request 1: VPN drops every hour
    You asked on 2026-06-05 10:00.
    It was closed on 2026-06-05 10:00.
    It goes on as request 2.
    $ spoc show 2 --now 2026-07-05T08:00:00Z | sed -n '/^It drops/,$p'
    It drops again.

    Before this, ticket 1: VPN drops every hour

    Since the update.

    2026-06-05 10:00, the desk:
    Which network are you in?

    2026-06-05 10:00, the desk:
    A dead switch port; you are on another one.
    $ spoc show 2 --json | grep -A5 '"links"'
      "links": [
        {
          "kind": "relates",
          "id": 1
        }
      ],

Text from outside is harmless on a terminal; what is not there is not there:

    $ spoc log -s "$(printf 'a \033[2J title')" --as nadia -q
    3
    $ spoc status 3 | head -1
    Your request 3: a ␛[2J title
    $ spoc status 99
    ! spoc: there is no ticket 99
    ? 66
    $ spoc status
    ! spoc: missing argument ID
    ! hint: usage: spoc status ID
    ? 64
