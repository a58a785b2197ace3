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

What shows an item may be a file: the one attached to the answer, and of several the one that the line names. It is kept with the item.

    $ cat > workflows/papers.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "Papers"
    > owner = "hr"
    > [inputs.who]
    > type = "contact"
    > [steps.hand_in]
    > assign = "inputs.who"
    > team = "hr"
    > title = "Hand in your papers"
    > due = "activated + 2bd"
    > checklist = [
    >   { id = "passport", text = "A copy of the passport", evidence = "file" },
    >   { id = "photo", text = "A photo", evidence = "file" },
    > ]
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start papers --set who=kai@example.net --as helene -q
    r2
    $ spoc deliver > /dev/null
    $ asked=$(grep -l '^To:.*kai@example.net' mail/new/*)
    $ sed -n '/^Or answer/,$p' $asked
    Or answer with one of these, on a line of its own at the top:
        #tick passport =3D FILE
        #tick photo =3D FILE
        #done
    Attach the file to your answer; of several write the name of the one instea=
    d of FILE.
    $ id=$(sed -n 's/^Message-ID: <\(.*\)>/\1/p' $asked)
    $ part() { printf '\n--b\nContent-Type: %s\nContent-Disposition: attachment; filename="%s"\n\n%s' "$1" "$2" "$3"; }
    $ papers() { printf 'From: kai@example.net\nTo: help@example.org\nSubject: Re: it\nMessage-ID: <%s>\nDate: Fri, 5 Jun 2026 10:00:00 +0200\nIn-Reply-To: <%s>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n%s\n' "$1" "$id" "$2"; shift 2; while [ $# -gt 0 ]; do part "$1" "$2" "$3"; shift 3; done; printf '\n--b--\n'; }
    $ papers 4@x '#tick passport
    > #done' | spoc log --mail
    #2 added
    $ papers 5@x '#tick passport = FILE
    > #tick photo = me.jpg' application/pdf scan.pdf '%PDF-1' image/jpeg me.jpg 'JPEG' | spoc log --mail
    #2 added
    $ papers 6@x '#tick passport = FILE
    > #done' application/pdf scan.pdf '%PDF-2' | spoc log --mail
    #2 added
    $ spoc history 2 --kind mail.received | sed 's/^[^"]*"/"/'
    "#tick passport" not done: item passport asks for a file, and none is attached to the mail; "#done" not done: ticket 2 has open items: passport, photo
    "#tick passport = FILE" not done: item passport asks for a file, and several are attached: #tick passport = one of scan.pdf, me.jpg; "#tick photo = me.jpg" done: number 2: photo is ticked; still open: passport
    "#tick passport = FILE" done: number 2: passport is ticked; nothing is open; "#done" done: number 2: it is done
    $ spoc show 2 --as helene | grep -E 'passport|photo|jpg|pdf'
    [x] A copy of the passport (passport): scan.pdf (7ae615a16e8e)
    [x] A photo (photo): me.jpg (c9034b4b1c0e)
      #tick passport
      ticked photo
      [1] me.jpg (4 bytes)
      #tick passport = FILE
      [2] scan.pdf (6 bytes)
      ticked passport
      [3] scan.pdf (6 bytes)
    $ spoc show 2 --as helene --attachment 2 -o scan && cat scan
    %PDF-1{no newline}
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

A field of a form may be a file, too:

    $ cat > workflows/signing.toml <<'END'
    > spoc = 1
    > [workflow]
    > owner = "hr"
    > [inputs.who]
    > type = "contact"
    > [steps.send]
    > assign = "inputs.who"
    > team = "hr"
    > title = "Send your contract"
    > form = { contract = "file", pages = "int" }
    > END
    $ spoc apply --yes > /dev/null && spoc run start signing --set who=kim@example.net --as helene -q && spoc deliver > /dev/null
    r3
    $ asked=$(grep -l '^To:.*kim@example.net' mail/new/*) && sed -n '/Or answer/,$p' $asked
    Or answer with one of these, on a line of its own at the top:
        #set contract =3D FILE
        #set pages =3D VALUE
        #done
    Attach the file to your answer; of several write the name of the one instea=
    d of FILE.
    $ id=$(sed -n 's/^Message-ID: <\(.*\)>/\1/p' $asked)
    $ papers 7@x '#set contract = contract.pdf
    > #set pages = 3' | sed s/kai@/kim@/ | spoc log --mail
    #3 added
    $ papers 8@x '#set contract = contract.pdf
    > #done' application/pdf contract.pdf '%PDF-3' image/png logo.png 'PNG' | sed s/kai@/kim@/ | spoc log --mail
    #3 added
    $ spoc history 3 --kind mail.received | sed 's/^[^"]*"/"/'
    "#set contract = contract.pdf" not done: contract: the file contract.pdf did not come along; "#set pages = 3" done: number 3: pages was filled in
    "#set contract = contract.pdf" done: number 3: contract is handed in with it; "#done" done: number 3: it is done
    $ spoc run show r3 --as helene --json | python3 -c 'import json,sys; o = json.load(sys.stdin)["steps"][0]["outputs"]; print(o["contract"]["name"], o["contract"]["size"], o["pages"])'
    contract.pdf 6 3
    $ spoc show 3 --as helene | grep -E '\[[0-9]\]'
      [1] contract.pdf (6 bytes)
      [2] logo.png (3 bytes)
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
