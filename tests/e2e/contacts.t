# People without an account who have a part in a run

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
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
    > form = { read = "bool" }
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start hello --set who=kim@example.net --as helene -q
    r1

They are asked by mail; the team has the ticket, and knows whom it is for:

    $ spoc deliver
    sent: kim@example.net · [#1] Read the welcome pack
    sent: bruno@example.org · [#1] it was given to you: Read the welcome pack
    $ cat $(grep -l '^To:.*kim@example.net' mail/new/*) | sed -n '/^We ask/,$p'
    We ask you to do this: Read the welcome pack (number 1)
    Please do it until 2026-06-09 10:00.

    It is on www.example.org/welcome.

    When it is done, or if you cannot do it, answer this message: Personnel see=
    s to it.

    --- please answer above this line ---
    Or answer with one of these, on a line of its own at the top:
        #set read =3D VALUE
        #done
    $ spoc show 1 --as helene | grep -E '^(team|assignee|participants)|account'
    team          hr
    assignee      bruno
    participants  kim@example.net
      This is for kim@example.net, who has no account: see that it is done, and resolve it for them.

The team does it for them:

    $ spoc resolve 1 --set read=true -m "Kim has read it" --as helene
    #1 P3 closed hr/bruno · Read the welcome pack
    $ spoc run show r1 --as helene | tail -2
    step  state  ticket  who  due                       waits for
    read  done   #1      hr   2026-06-09 10:00 (in 4d)

A contact without a team is refused:

    $ sed -i '/^team/d' workflows/hello.toml && spoc check | head -4
    workflows/hello.toml:8:10: error: step read is for a contact, who has no account [nobody]
      assign = "inputs.who"
               ^^^^^^^^^^^^
      hint: add the team that looks after it
