# The conversation

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "no access to erp" --team access --from ida --as nadia -q
    1
    $ spoc take 1 --as selma -q
    1

A note is for colleagues; with --public the requester gets it, and it is the answer that stops the response clock:

    $ SPOC_NOW=2026-06-05T08:10:00Z spoc note 1 -m "the role is missing" --as selma
    #1 P3 open access/selma · no access to erp · due 2026-06-08 11:30
    $ spoc note 1 -m "It comes this afternoon." --public --as selma --dry-run --now 2026-06-05T08:20:00Z
    ticket 1 would be
      answered: It comes this afternoon.
      clock response #1 stopped
      a notice to requester: answer
    $ echo "It comes this afternoon." | spoc note 1 -F - -p --spent 1h30m --as selma --now 2026-06-05T08:20:00Z
    #1 P3 open access/selma · no access to erp · due 2026-06-10 10:00
    $ printf 'role;right\neditor;write\n' > roles.csv
    $ spoc note 1 --file roles.csv --attach roles.csv -a spoc.toml --as selma --quiet --now 2026-06-05T08:21:00Z
    1
    $ spoc note 1 -m "Thanks!" --as-requester --as ida --json --now 2026-06-05T08:22:00Z | grep -E '"(turn|turn_since|last_activity_at|spent_s)"'
      "turn": "desk",
      "turn_since": "2026-06-05T08:00:00Z",
      "last_activity_at": "2026-06-05T08:22:00Z",
      "spent_s": 5400,
    $ spoc show 1 --now 2026-06-05T09:00:00Z | sed -n '/^clock/,$p'
    clock        state    target  used  due
    acknowledge  met      4bh       0s  2026-06-05 14:00 (in 3h)
    response     met      8bh      20m  2026-06-08 11:30 (in 3d)
    resolution   running  3bd       1h  2026-06-10 10:00 (in 4d 23h)
    response #2  running  8bh      38m  2026-06-08 11:52 (in 3d)

    2026-06-05 10:10 · selma · internal
      the role is missing

    2026-06-05 10:20 · selma · public
      It comes this afternoon.

    2026-06-05 10:21 · selma · internal
      role;right
      editor;write
      [1] roles.csv (24 bytes)
      [2] spoc.toml (18610 bytes)

    2026-06-05 10:22 · ida · requester
      Thanks!

What the requester says wakes a ticket that waits on them, and reopens one that was answered:

    $ export SPOC_NOW=2026-06-05T08:30:00Z
    $ spoc wait 1 --on requester --ask "Which module?" --until +2bd --as selma
    #1 P3 waiting access/selma · no access to erp
    $ spoc note 1 -m "Purchasing." --as-requester --as nadia --dry-run
    ticket 1 would be
      the requester says: Purchasing.
      clock response #3 started: 8bh in office
      goes on by answer
      a notice to assignee: answer_received
    $ spoc note 1 -m "Purchasing." --as-requester --as nadia
    #1 P3 open access/selma · no access to erp · due 2026-06-08 12:00
    $ spoc resolve 1 -m "done" --as selma
    #1 P3 resolved access/selma · no access to erp
    $ spoc note 1 -m "Still nothing." --as-requester --as nadia
    #1 P3 open access/selma · no access to erp · due 2026-06-05 14:30

Several at once; an editor needs a terminal:

    $ spoc log -s "no access to crm" --team access --as nadia -q
    2
    $ spoc note 1 2 -m "the directory is slow today" --as felix
    #1 P3 open access/selma · no access to erp · due 2026-06-05 14:30
    #2 P3 new access · no access to crm · due 2026-06-05 14:30
    $ spoc note 1 -e --as felix
    ! spoc: an editor needs a terminal
    ! hint: use -m TEXT or -F FILE
    ? 64
    $ spoc note 1 --edit --message x --as felix
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64
    $ spoc note 1 --as felix
    ! spoc: a note needs a text
    ! hint: say it with -m TEXT or -F FILE
    ? 64
    $ spoc note 1 -m x --spent "2 days" --as felix
    ! spoc: --spent cannot be "2 days"
    ! hint: hours and minutes, like 15m or 1h30m
    ? 64
    $ spoc note 1 -m x --attach nowhere.txt --as felix
    ! spoc: cannot open nowhere.txt: No such file or directory
    ? 66
    $ spoc note 1 -F nowhere.txt --as felix
    ! spoc: cannot open nowhere.txt: No such file or directory
    ? 66

On one that is closed nobody is spoken to any more; a note for the file is possible:

    $ spoc resolve 2 -m "done" --as felix -q; spoc close 2 --as felix -q
    2
    2
    $ spoc note 2 -m "hello?" --public --as felix
    ! spoc: ticket 2 is closed
    ! hint: reopen it, or log a new ticket
    ? 79
    $ spoc note 2 -m "for the file" --as felix
    #2 P3 closed access/felix · no access to crm

What a vendor needs to know is sent to the one that has it, and stays internal otherwise:

    $ spoc note 1 -m "The serial number is 7." --vendor --as felix
    ! spoc: ticket 1 is with no vendor
    ! hint: bring it to one: spoc route --to VENDOR
    ? 79
    $ spoc route 1 --to acme_telecom --reason "the line itself" --handover "modem replaced" --as felix -q
    1
    $ spoc note 1 -m "The serial number is 7." --vendor --as felix -q
    1
    $ spoc deliver > /dev/null; sed -n '/^We hand/,$p' $(grep -l '^To:.*acme' mail/new/*)
    We hand this over to you: no access to erp (number 1)

        modem replaced

    Answer this message: your first answer tells us that you have it.

    --- please answer above this line ---
    Or answer with one of these, on a line of its own at the top:
        #set reference =3D VALUE
        #done

    ----------------------------------------

    About this: no access to erp (number 1)

        The serial number is 7.

    Answer this message: your first answer tells us that you have it.

    --- please answer above this line ---
    Or answer with one of these, on a line of its own at the top:
        #set reference =3D VALUE
        #done

What the vendor answers is internal until somebody publishes it, in its words and with its files:

    $ id=$(sed -n 's/^Message-ID: <\(.*\)>/\1/p' $(grep -l '^To:.*acme' mail/new/*))
    $ printf 'From: noc@acme-telecom.example\nTo: help@example.org\nSubject: Re: it\nMessage-ID: <v1@acme>\nIn-Reply-To: <%s>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nThe line was cut.\n--b\nContent-Type: image/png\nContent-Disposition: attachment; filename=cut.png\n\npicture\n--b--\n' "$id" | spoc log --mail
    #1 added
    $ spoc status 1 | grep -c 'The line was cut'
    0
    ? 1
    $ said=$(spoc history 1 --kind ticket.noted --quiet | tail -1)
    $ spoc note 1 --publish $said --as mira -q
    1
    $ spoc status 1 | grep 'The line was cut'
        The line was cut.
    $ spoc show 1 | grep -A 2 'The line was cut'
      The line was cut.
      [3] cut.png (7 bytes)

    --
      The line was cut.
      [4] cut.png (7 bytes)
    $ spoc note 1 --publish $said -m "Better words" --as mira
    ! spoc: what is published has its words already
    ! hint: leave out the text, or say it anew with --public
    ? 64
    $ spoc note 1 --publish 1 --as mira
    ! spoc: ticket 1 has no note 1
    ! hint: numbers of entries are shown by spoc history 1 --kind ticket.noted
    ? 66
    $ spoc note 1 --publish 0 --as mira
    ! spoc: --publish cannot be "0"
    ! hint: the number of an entry, from spoc history
    ? 64
    $ spoc note 1 --publish $said --as-requester --as mira
    ! spoc: what is published is a note of one ticket, said by the desk
    ? 64
    $ spoc note 1 --publish $(spoc history 1 --kind ticket.noted --quiet | tail -1) --as mira 2>&1 | sed 's/[0-9][0-9]*/N/'
    spoc: note N is public already
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
