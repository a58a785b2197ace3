# Delivering

A desk whose messages become files of a maildir:

    $ export SPOC_NOW=2026-06-05T10:00:00Z
    $ spoc init desk --name "Example Works" --time-zone UTC >/dev/null && cd desk
    ! hint: try  cd {dir}/desk  and  spoc log "printer jams"
    $ cat > spoc.toml <<'END'
    > spoc = 1
    > [desk]
    > name       = "Example Works"
    > address    = "help@example.org"
    > time_zone  = "UTC"
    > calendar   = "always"
    > front_line = "front"
    > [calendar.always]
    > hours = { mon-sun = ["00:00-24:00"] }
    > [team.front]
    > [team.network]
    > [priority]
    > levels = ["P1", "P2"]
    > weight = [2, 1]
    > matrix = [["P1", "P1", "P2"], ["P1", "P2", "P2"], ["P2", "P2", "P2"]]
    > [sla.standard]
    > target.P1 = { resolution = "1h" }
    > target.P2 = { resolution = "4h" }
    > [messages]
    > transport = "maildir"
    > folder    = "sent"
    > END
    $ spoc apply --yes >/dev/null
    $ printf 'id,name,address,login,teams,roles\nben,Ben Ott,ben@example.org,ben,network,administrator\nada,Ada May,ada@example.org,ada,front,administrator\n' > people.csv
    $ spoc people sync people.csv >/dev/null

What a ticket causes waits until it is delivered:

    $ spoc log -s "VPN drops" --from "Rita Ray <rita@example.net>" --team network --assign ben --quiet
    1
    $ spoc deliver --list
    notice  state   about     to          reason           tries  next try  error
         1  queued  ticket 1  requester   acknowledgement      0
         2  queued  ticket 1  person:ben  assigned             0
    $ spoc deliver --list --quiet
    1
    2
    $ spoc deliver --list --json
    {
      "schema": "spoc.queue/1",
      "total": 2,
      "notices": [
        {
          "id": 1,
          "state": "queued",
          "ticket": 1,
          "run": null,
          "to": "requester",
          "reason": "acknowledgement",
          "channel": null,
          "at": "2026-06-05T10:00:00Z",
          "urgent": false,
          "attempts": 0,
          "not_before": null,
          "wait_until": null,
          "error": null,
          "kind": "notice"
        },
        {
          "id": 2,
          "state": "queued",
          "ticket": 1,
          "run": null,
          "to": "person:ben",
          "reason": "assigned",
          "channel": null,
          "at": "2026-06-05T10:00:00Z",
          "urgent": false,
          "attempts": 0,
          "not_before": null,
          "wait_until": null,
          "error": null,
          "kind": "notice"
        }
      ],
      "actions": []
    }
    $ spoc deliver --dry-run
    would be sent: rita@example.net · [#1] VPN drops
    would be sent: ben@example.org · [#1] it was given to you: VPN drops
    $ ls sent
    ! ls: cannot access 'sent': No such file or directory
    ? 2
    $ spoc deliver
    sent: rita@example.net · [#1] VPN drops
    sent: ben@example.org · [#1] it was given to you: VPN drops
    $ spoc deliver
    ! nothing is due to be sent
    $ spoc deliver --list
    ! nothing waits to be sent

Each message is a file, written whole:

    $ ls sent/new | wc -l
    2
    $ cat "$(grep -l rita sent/new/*)"
    Date: Fri, 05 Jun 2026 10:00:00 +0000
    From: "Example Works" <help@example.org>
    To: "Rita Ray" <rita@example.net>
    Subject: [#1] VPN drops
    Message-ID: <{re:[0-9a-f]{32}}@example.org>
    In-Reply-To: <ticket-1@example.org>
    References: <ticket-1@example.org>
    Auto-Submitted: auto-generated
    MIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    We received your request.

    Your request: VPN drops (number 1)
    You can expect that it is done by 2026-06-05 14:00.
    To add something, answer this message.
    $ cat "$(grep -l ben@ sent/new/*)" | sed '1,/^$/d'
    Ticket 1: VPN drops
    Why: it was given to you
    State: P2, open, team network, with ben, asked by Rita Ray
    Due: 2026-06-05 14:00 (in 4h)
    Next: spoc show 1

Several notices to one person are one message. `--json` and `--quiet`:

    $ for n in 1 2 3; do spoc log -s "thing $n" --from otto@example.net --quiet; done
    2
    3
    4
    $ spoc deliver --json
    {"schema":"spoc.delivery/1","messages":[{"state":"sent","to":"otto@example.net","subject":"[#2] [#3] [#4]","notices":[3,4,5],"tickets":[2,3,4],"detail":null}],"actions":[],"hooks":[],"sent":1,"notices":3,"waiting":0,"failed":0,"dropped":0,"put_off":0,"told":0}
    $ spoc log -s "quiet" --from otto@example.net --quiet
    5
    $ spoc deliver --quiet

Of a confidential ticket the subject has only the number:

    $ spoc log -s "a complaint" --from otto@example.net --confidential --quiet
    6
    $ spoc deliver
    sent: otto@example.net · [#6]

What cannot be sent is tried again later, and stays in the list. Real time decides when:

    $ mv sent sent.away && touch sent
    $ spoc log -s "no way out" --from rita@example.net --quiet
    7
    $ spoc deliver
    not sent, will be tried again: rita@example.net · [#7] no way out · cannot create folder {dir}/desk/sent: File exists
    ? 80
    $ spoc deliver --list
    notice  state   about     to         reason           tries  next try  {…}error
         8  queued  ticket 7  requester  acknowledgement      1  {…}  cannot create folder {dir}/desk/sent: File exists

Only what failed for good can be tried again by hand; what waits can be dropped by its number, with a reason:

    $ spoc deliver --retry
    ! 0 are tried again
    ! nothing is due to be sent
    $ spoc deliver --drop 8
    ! spoc: dropping needs a reason
    ! hint: add --reason TEXT
    ? 64
    $ spoc deliver --drop 8 -r "told by phone" --dry-run
    ! 1 would be dropped
    $ spoc deliver --drop 8 --reason "told by phone"
    ! 1 is dropped
    $ spoc deliver --drop 8 --reason "again"
    ! spoc: notice 8 is dropped
    ? 79
    $ spoc deliver --retry 99
    ! spoc: there is no notice 99
    ! hint: see them: spoc deliver --list
    ? 66
    $ rm sent && mv sent.away sent
    $ spoc deliver -l --retry
    ! spoc: --list, --retry, --drop and --watch exclude each other
    ! hint: use one of them
    ? 64
    $ spoc deliver 7
    ! spoc: notices and steps are named for --retry or --drop
    ! hint: without them everything that is due is sent
    ? 64
    $ spoc deliver --reason x
    ! spoc: --reason goes with --drop or --retry
    ? 64

A channel can be a program. It gets its arguments as they are, and the message on its standard input:

    $ cat >> spoc.toml <<'END'
    > [channel.pager]
    > transport = "command"
    > run = ["./page", "{{ recipient.name }}", "{{ ticket.subject }}"]
    > [ladder.standard]
    > rungs = [{ clock = "resolution", at = "100%", tell = ["assignee"], via = "pager", urgent = true }]
    > END
    $ sed -i 's/^target.P1/ladder = "standard"\ntarget.P1/' spoc.toml && spoc apply --yes >/dev/null
    $ cat > page <<'END'
    > #!/bin/sh
    > { printf '<%s>' "$@"; echo; grep ^Why; } >> paged
    > END
    $ chmod +x page
    $ spoc cancel 1 2 3 4 5 6 7 -m "so that only the next one is late" --as ada --quiet > /dev/null
    $ spoc log -s '--help; $(touch owned) `touch owned`' --from rita@example.net --team network --assign ben --quiet
    8
    $ spoc deliver --quiet
    $ spoc escalate --now 2026-06-05T14:00:00Z --quiet
    $ spoc deliver --now 2026-06-05T14:00:00Z | grep ben
    sent: ben@example.org · [#8] its time for resolution is over: --help; $(touch owned) `touch owned`
    $ cat paged; ls owned
    <Ben Ott>< --help; $(touch owned) `touch owned`>
    Why: its time for resolution is over
    ! ls: cannot access 'owned': No such file or directory
    ? 2

What a program refuses for good (65, 67) fails at once; the rest is tried again:

    $ printf '#!/bin/sh\necho "no such pager" >&2; exit 67\n' > page
    $ spoc log -s "disk full" --from rita@example.net --team network --assign ben --quiet
    9
    $ spoc deliver --quiet
    $ spoc escalate --now 2026-06-05T14:00:00Z --quiet
    $ spoc deliver --now 2026-06-05T14:00:00Z --quiet
    ? 80
    $ spoc deliver --list | cut -c 1-60 | sed 's/ *$//'
    notice  state   about     to        reason           tries
        21  failed  ticket 9  assignee  resolution@100%      1
    $ printf '#!/bin/sh\nexit 0\n' > page
    $ spoc deliver --retry --now 2026-06-05T14:00:00Z
    sent: ben@example.org · [#9] its time for resolution is over: disk full
    ! 1 is tried again

Personal messages wait for working time, unless they are urgent or for who asked; more of them than policy allows within an hour wait,
too:

    $ cat >> spoc.toml <<'END'
    > [calendar.day]
    > hours = { mon-fri = ["08:00-16:00"] }
    > END
    $ sed -i 's/^folder .*/folder = "sent"\nquiet = "day"\nper_recipient_per_hour = 1/' spoc.toml && spoc apply --yes >/dev/null
    $ spoc log -s "late" --from late@example.net --team network --assign ben --now 2026-06-05T18:00:00Z --quiet
    10
    $ spoc deliver --now 2026-06-05T18:00:00Z --dry-run
    waiting: ben@example.org · it is out of hours, waits until 2026-06-08 08:00
    would be sent: late@example.net · [#10] late
    $ spoc deliver --now 2026-06-05T18:00:00Z
    waiting: ben@example.org · it is out of hours, waits until 2026-06-08 08:00
    sent: late@example.net · [#10] late
    $ spoc deliver --now 2026-06-05T18:00:00Z
    ! nothing is due to be sent
    $ spoc deliver --list
    notice  state   about      to          reason    tries  next try                      error
        {re:[0-9]+}  queued  ticket 10  person:ben  assigned      0  2026-06-08 08:00 (in 2d 22h)
    $ spoc log -s "more" --from more@example.net --team network --assign ben --now 2026-06-08T08:10:00Z --quiet
    11
    $ spoc deliver --now 2026-06-08T08:20:00Z
    sent: ben@example.org · [#10] [#11]
    sent: more@example.net · [#11] more
    sent: ben@example.org · [#10] its time for resolution is over: late
    $ spoc log -s "and more" --from rita@example.net --team network --assign ben --now 2026-06-08T08:30:00Z --quiet
    12
    $ spoc deliver --now 2026-06-08T08:30:00Z --json
    {"schema":"spoc.delivery/1","messages":[{"state":"sent","to":"rita@example.net","subject":"[#12] and more","notices":[{re:[0-9]+}],"tickets":[12],"detail":null},{"state":"waiting","to":"ben@example.org","subject":null,"notices":[{re:[0-9]+}],"tickets":[12],"detail":"more than policy allows within an hour, waits until 2026-06-08 09:20"}],"actions":[],"hooks":[],"sent":1,"notices":1,"waiting":0,"failed":0,"dropped":0,"put_off":1,"told":0}
    $ spoc deliver --now 2026-06-08T09:20:00Z
    sent: ben@example.org · [#12] it was given to you: and more

`sendmail` is a program that finds out from the mail itself whom it is for:

    $ sed -i -e '/^quiet/d' -e '/^per_recipient/d' -e 's/^transport = "maildir"/transport = "sendmail"\ncommand = [".\/sendmail", "-t", "-i"]/' spoc.toml && spoc apply --yes >/dev/null
    $ printf '#!/bin/sh\n{ echo "$@"; cat; } > handed\n' > sendmail && chmod +x sendmail
    $ spoc log -s "later" --from rita@example.net --quiet
    13
    $ spoc deliver
    sent: rita@example.net · [#13] later
    $ grep -E '^(-t|To|Subject|Auto)' handed
    -t -i
    To: <rita@example.net>
    Subject: [#13] later
    Auto-Submitted: auto-generated
    To add something, answer this message.
    $ printf '#!/bin/sh\nexit 75\n' > sendmail
    $ spoc log -s "busy" --from rita@example.net --quiet
    14
    $ spoc deliver
    not sent, will be tried again: rita@example.net · [#14] busy · ./sendmail ended with 75
    ? 80
    $ spoc deliver --drop $(spoc deliver --list --quiet) --reason "shown"
    ! 1 is dropped

With `--watch` it goes on, for a service where cron is too slow:

    $ sed -i 's/^transport = "sendmail"/transport = "maildir"/' spoc.toml && spoc apply --yes >/dev/null
    $ (timeout 5 spoc deliver --watch > watched; true) & sleep 1; spoc log -s "while it watches" --from kim@example.net -q; wait; grep -c "while it watches" watched
    {re:\d+}
    1
    $ spoc deliver --watch --dry-run
    ! spoc: --watch never ends: it goes with neither --json nor --dry-run
    ! hint: leave out --watch
    ? 64

Programs of runs are carried out beside messages, several at a time (`run_action.t` shows them):

    $ spoc deliver -j 4 --quiet
    $ spoc deliver --jobs many
    ! spoc: --jobs takes a number from 1 to 256, and "many" is none
    ? 64
