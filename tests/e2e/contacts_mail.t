# The part of somebody without an account, done by mail

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk

Their part may be a checklist: its items stand in the message, and are ticked by an answer to it.

    $ cat > workflows/hello.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "Hello"
    > owner = "hr"
    > [inputs.who]
    > type = "contact"
    > [steps.read]
    > assign = "inputs.who"
    > team = "hr"
    > title = "Read the welcome pack"
    > text = "It is on www.example.org/welcome."
    > due = "activated + 2bd"
    > checklist = [
    >   { id = "pack", text = "The welcome pack is read" },
    >   { id = "photo", text = "A photo is taken", evidence = "text" },
    >   { id = "permit", text = "The work permit is handed in", may_not_apply = true },
    > ]
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start hello --set who=lee@example.net --as helene -q
    r1
    $ spoc deliver > /dev/null
    $ asked=$(grep -l '^To:.*lee@example.net' mail/new/*)
    $ sed -n '/^It has these parts/,$p' $asked
    It has these parts:
        [ ] pack  The welcome pack is read
        [ ] photo  A photo is taken
        [ ] permit  The work permit is handed in

    When it is done, or if you cannot do it, answer this message: Personnel see=
    s to it.

    --- please answer above this line ---
    Or answer with one of these, on a line of its own at the top:
        #tick pack permit
        #tick photo =3D EVIDENCE
        #not-applicable permit =3D WHY
        #done
    $ letter() { printf 'From: %s\nTo: help@example.org\nSubject: Re: it\nMessage-ID: <%s>\nDate: Fri, 5 Jun 2026 10:00:00 +0200\nIn-Reply-To: <%s>\n\n%s\n' "$1" "$2" "$id" "$3"; }
    $ id=$(sed -n 's/^Message-ID: <\(.*\)>/\1/p' $asked)
    $ letter eve@example.net 1@x '#tick pack' | spoc log --mail
    #1 added
    $ letter lee@example.net 2@x '#tick pack
    > #tick photo
    > #done' | spoc log --mail
    #1 added
    $ spoc history 1 --kind mail.received
    42 2026-06-05 10:00 #1 eve@example.net: mail from eve@example.net about Re: it: it answers a message of the desk; "#tick pack" not done: the message that it answers was sent to somebody else
    45 2026-06-05 10:00 #1 lee@example.net: mail from lee@example.net about Re: it: it answers a message of the desk; "#tick pack" done: number 1: pack is ticked; still open: photo, permit; "#tick photo" not done: item photo asks for text; "#done" not done: ticket 1 has open items: photo, permit
    $ letter lee@example.net 3@x '#tick photo = it hangs at the door
    > #not-applicable permit = EU citizen
    > #done' | spoc log --mail
    #1 added
    $ spoc show 1 --as helene | grep -E 'pack|photo|permit'
    #1 Read the welcome pack
    [x] The welcome pack is read (pack)
    [x] A photo is taken (photo): it hangs at the door
    [-] The work permit is handed in (permit): does not apply: EU citizen
      #tick pack
      #tick photo
    $ spoc run show r1 --as helene | tail -1
    read  done   #1      hr   2026-06-09 10:00 (in 4d)
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
