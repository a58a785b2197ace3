# Who is told when a step begins

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ cat > workflows/room.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A room"
    > owner = "facilities"
    > key = "inputs.name"
    > [inputs.name]
    > type = "string"
    > [inputs.host]
    > type = "person"
    > [inputs.guest]
    > type = "contact"
    > [steps.room]
    > team = "workplace"
    > title = "A room for {{ inputs.name }}"
    > tell = ["inputs.host"]
    > [steps.ready]
    > kind = "gate"
    > needs = ["room"]
    > title = "The room for {{ inputs.name }} is ready"
    > text = "Ring at the desk."
    > tell = ["inputs.host", "inputs.guest"]
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start room --set name=Mona --set host=mira --set guest=mona@home.example --as helene -q
    r1
    $ spoc deliver
    sent: mira@example.org · [#1] it has begun: A room for Mona
    sent: walter@example.org · [#1] it was given to you: A room for Mona
    $ spoc done 1 --as walter -q
    1
    $ spoc deliver
    sent: mira@example.org · run r1: it has begun
    sent: mona@home.example · run r1: this begins now
    $ cat $(grep -l '^To:.*mona@home.example' mail/new/*) | sed -n '/^This/,$p'
    This begins now.

        The room for Mona is ready

        Ring at the desk.
    $ cat $(grep -l '^Subject: run r1: it has' mail/new/*) | sed -n '/^Run/,$p'
    Run r1: it has begun
    Next: spoc run show r1

        The room for Mona is ready

        Ring at the desk.

Who is told is checked like who does it:

    $ sed -i 's/tell = .*host", "inputs.guest.*/tell = ["lead", "inputs.hots"]/' workflows/room.toml
    $ spoc check
    workflows/room.toml:21:8: error: step ready has no ticket, so nobody is its "lead" [no-ticket]
      tell = ["lead", "inputs.hots"]
             ^^^^^^^^^^^^^^^^^^^^^^^
      hint: name people: tell = ["inputs.manager", "lead_of('hr')"]
    workflows/room.toml:21:25: error: inputs has no member "hots" [unknown-member]
      tell = ["lead", "inputs.hots"]
                              ^^^^
      hint: did you mean "host"?
    21 files: 2 errors, 0 warnings
    ? 1
