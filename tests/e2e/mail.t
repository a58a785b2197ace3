# Mail

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ letter() { printf 'From: %s\nTo: help@example.org\nSubject: %s\nMessage-ID: <%s>\nDate: Fri, 5 Jun 2026 10:00:00 +0200\n%s\n%s\n' "$1" "$2" "$3" "$4" "$5"; }

A mail becomes a ticket, once:

    $ letter 'Rita Ray <rita@example.net>' 'The printer jams' 1@example.net '' 'Since noon.' > printer.eml
    $ spoc log --mail < printer.eml
    #1 logged
    $ spoc log --mail printer.eml
    #1 known
    $ (echo 'Delivered-To: hr@example.org'; cat printer.eml) | spoc log --mail --json
    {"schema":"spoc.mail/1","fate":"known","ticket":1}
    $ spoc show 1 | grep -E '^(requester|channel|#1)|noon'
    #1 The printer jams
    requester  Rita Ray <rita@example.net>
    channel    mail
    Since noon.
    $ spoc show 1 --raw | cmp - printer.eml && echo the same bytes
    the same bytes
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

An answer goes where it belongs, and does what an answer does:

    $ spoc deliver
    sent: rita@example.net · [#1] The printer jams
    sent: ida@example.org · [#1] it was given to you: The printer jams
    $ spoc wait 1 --on requester --ask "Which one?" --until +2bd --as oscar -q
    1
    $ letter rita@example.net 'Re: The printer jams' 2@example.net 'In-Reply-To: <1@example.net>
    > ' 'The red one.
    > 
    > On Fri, 5 Jun 2026 at 10:05, Example Works <help@example.org> wrote:
    > > Which one?' | spoc log --mail
    #1 added
    $ spoc show 1 --mail 2 | head -1
    From: rita@example.net
    $ spoc show 1 | tail -4
      Which one?

    2026-06-05 10:00 · rita@example.net · requester
      The red one.
    $ spoc show 1 --mail 3
    ! spoc: there is no mail 3
    ! hint: the ticket has 2
    ? 66

What nobody wrote is kept, and begins nothing:

    $ letter list@example.net News 3@example.net 'List-Id: <news.example.net>
    > ' 'Buy!' | spoc log --mail
    recorded
    $ spoc history --kind mail.received | tail -1
    48 2026-06-05 10:00 desk mail: mail from list@example.net about News: it belongs to no ticket; automatic: list-id: <news.example.net>
    $ spoc history --raw 48 | tail -1
    Buy!
    $ spoc history --raw 46
    ! spoc: entry 46 tells of no mail
    ! hint: see which do: spoc history --kind mail.received
    ? 66
    $ spoc history --raw 48 --as lukas
    ! spoc: entry 48 tells of no mail
    ! hint: see which do: spoc history --kind mail.received
    ? 66

A folder as mail systems make it, and a mailbox; handed in again nothing happens:

    $ mkdir -p box/new box/cur box/tmp
    $ letter a@example.net One 4@example.net '' 'Text.' > box/new/1
    $ letter b@example.net Two 5@example.net '' 'Text.' > box/new/2
    $ spoc log --mail box --dry-run
    #2 logged
    #2 logged
    $ spoc log --mail box
    #2 logged
    #3 logged
    $ ls box/new box/cur
    box/cur:
    1:2,
    2:2,

    box/new:
    $ (echo 'From a@example.net Fri Jun  5 10:00:00 2026'; cat box/cur/1*; echo; echo 'From c@example.net Fri Jun  5 10:00:00 2026'; letter c@example.net Three 6@example.net '' 'Text.') > mbox
    $ spoc log --mail mbox
    #2 known
    #4 logged
    $ spoc log --mail mbox --quiet
    2
    4

It ends with 0 or 75, whatever is wrong:

    $ spoc log --mail nowhere.eml
    ! spoc: cannot open nowhere.eml: No such file or directory
    ? 75
    $ spoc log --mail --subject x < printer.eml
    ! spoc: --subject does not go with --mail
    ! hint: the mail says it itself
    ? 75
    $ spoc log --mail --what < printer.eml 2>/dev/null
    ? 75
    $ spoc --desk /nowhere log --mail < printer.eml 2>/dev/null
    ? 75
    $ spoc log --mail --as rita@example.net < printer.eml 2>/dev/null
    ? 75
    $ printf 'no mail at all \377' | spoc log --mail
    #5 logged
    $ spoc log --mail < printer.eml > /dev/full
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

An approval by mail: the message ends with the lines to fill in, and the answer comes from whom it was sent to.

    $ spoc run start onboarding --set employee.id=E7 --set employee.name="Kim Park" --set employee.private=kim@example.net --set manager=mira --set start_date=2026-07-15 --as helene -q
    r1
    $ spoc resolve 6 --set job_title=engineer --set laptop=developer --set buddy=oscar --as mira -q
    6
    $ spoc deliver > /dev/null
    $ asked=$(grep -l '^To:.*anton@example.org' mail/new/*)
    $ sed -n '/please answer/,$p' $asked
    --- please answer above this line ---
    Or answer with one of these, on a line of its own at the top:
        #approve
        #reject WHY
    $ id=$(sed -n 's/^Message-ID: <\(.*\)>/\1/p' $asked)
    $ letter eve@example.net Re: 7@example.net "In-Reply-To: <$id>
    > " '#approve' | spoc log --mail
    #7 added
    $ letter anton@example.org Re: 8@example.net "In-Reply-To: <$id>
    > " '#approve
    > 
    > > Approve the equipment' | spoc log --mail
    #7 added
    $ spoc history 7 --kind mail.received
    119 2026-06-05 10:00 #7 eve@example.net: mail from eve@example.net about Re:: it answers a message of the desk; "#approve" not done: the message that it answers was sent to somebody else
    123 2026-06-05 10:00 #7 anton: mail from anton@example.org about Re:: it answers a message of the desk; "#approve" done: number 7: you approved it
    $ spoc show 7 | head -1
    #7 Approve the equipment of Kim Park
    $ spoc deliver | grep anton
    sent: anton@example.org · [#7] somebody wrote about it by mail: Approve the equipment of Kim Park
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

Who answers while nobody is there is told when somebody is again, once:

    $ letter rita@example.net 'Re: The printer jams' 20@example.net 'In-Reply-To: <1@example.net>
    > ' 'Any news?' | spoc log --mail --now 2026-06-05T18:00:00Z
    #1 added
    $ letter rita@example.net 'Re: The printer jams' 21@example.net 'In-Reply-To: <1@example.net>
    > ' 'Hello?' | spoc log --mail --now 2026-06-06T09:00:00Z
    #1 added
    $ spoc deliver --now 2026-06-06T09:00:00Z | grep rita
    sent: rita@example.net · [#1] The printer jams
    $ cat $(grep -l 'we are back' mail/new/*) | sed -n '/^We received your answer/,$p'
    We received your answer.

    Your request: The printer jams (number 1)
    Nobody is here at this hour: we are back on 2026-06-08 08:30.
    To add something, answer this message.
    $ letter rita@example.net 'Re: The printer jams' 22@example.net 'In-Reply-To: <1@example.net>
    > ' 'Still nobody?' | spoc log --mail --now 2026-06-08T09:00:00Z
    #1 added
    $ spoc deliver --dry-run --now 2026-06-08T09:00:00Z | grep rita
    ? 1
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
