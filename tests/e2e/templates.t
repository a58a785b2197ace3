# The desk's own words

A desk with hours, promises and somebody who is away:

    $ export SPOC_NOW=2026-06-05T18:00:00Z
    $ spoc init desk --name "Example Works" --time-zone UTC >/dev/null && cd desk
    ! hint: try  cd {dir}/desk  and  spoc log "printer jams"
    $ cat > spoc.toml <<'END'
    > spoc = 1
    > [desk]
    > name       = "Example Works"
    > address    = "help@example.org"
    > time_zone  = "UTC"
    > calendar   = "office"
    > front_line = "front"
    > [calendar.office]
    > hours = { mon-fri = ["09:00-17:00"] }
    > [team.front]
    > title = "The front desk"
    > [team.network]
    > [team.hr]
    > confidential = true
    > [priority]
    > levels = ["P1"]
    > weight = [1]
    > matrix = [["P1", "P1", "P1"], ["P1", "P1", "P1"], ["P1", "P1", "P1"]]
    > [sla.standard]
    > target.P1 = { response = "2bh", resolution = "8bh" }
    > [absence]
    > tell_requester = true
    > [messages]
    > transport = "maildir"
    > folder    = "sent"
    > END
    $ spoc apply --yes >/dev/null
    $ printf 'id,name,address,teams,language\nben,Ben Ott,ben@example.org,network,\nada,Ada May,ada@example.org,network,\ngil,Gil Bär,gil@example.org,,de\n' > people.csv
    $ spoc people sync people.csv >/dev/null
    $ cat > mail <<'END'
    > #!/bin/sh
    > # What the newest mail says; its bytes are in quoted-printable.
    > ls -t sent/new/* | head -1 | xargs python3 -c 'import email,sys; from email import policy
    > m = email.message_from_bytes(open(sys.argv[1], "rb").read(), policy=policy.default)
    > print(m["Subject"])
    > for part in m.walk():
    >     if not part.is_multipart(): print("--", part.get_content_type()); print(part.get_content(), end="")'
    > rm -f sent/new/*
    > END
    $ chmod +x mail

On Friday evening the acknowledgement says the number, what is promised, and when somebody is there again:

    $ spoc log -s "VPN drops" --from "Rita Ray <rita@example.net>" --quiet && spoc deliver --quiet && ./mail
    1
    [#1] VPN drops
    -- text/plain
    We received your request.

    Your request: VPN drops (number 1)
    You can expect an answer by 2026-06-08 11:00, and that it is done by 2026-06-08 17:00.
    Nobody is here at this hour: we are back on 2026-06-08 09:00.
    To add something, answer this message.

Who works on it is away: the requester hears until when, and who takes care, because policy says so:

    $ spoc assign 1 --to ben --quiet --now 2026-06-08T09:00:00Z
    1
    $ spoc deliver --quiet --now 2026-06-08T09:00:00Z; rm -f sent/new/*
    $ spoc away ben --since 2026-06-08T10:00:00Z --until 2026-06-15T09:00:00Z --cover ada --now 2026-06-08T10:00:00Z
    ben is away from 2026-06-08 10:00 until 2026-06-15 09:00; ada covers
    #1 goes to ada
    $ spoc deliver --now 2026-06-08T10:00:00Z | grep rita && ls -t sent/new/* | xargs grep -l rita@ | xargs -I@ mv @ kept && rm -f sent/new/* && mv kept sent/new/1 && ./mail
    sent: rita@example.net · [#1] VPN drops
    [#1] VPN drops
    -- text/plain
    Somebody else takes care of your request.
    Ben Ott is away until 2026-06-15 09:00. Ada May takes care of your request meanwhile.

    Your request: VPN drops (number 1)
    To add something, answer this message.

A template says it in the desk's own words, for each language; what comes from outside is escaped by where it lands:

    $ mkdir templates
    $ cat > templates/acknowledgement.txt <<'END'
    > Subject: We have it: {{ ticket.subject }}
    >
    > Dear {{ recipient.name }},
    > {{ ticket.subject }} is number {{ ticket.id }}{{ answer_due != '' ? '; somebody answers by ' + answer_due : '' }}.
    > {{ ticket.description }}
    > {{ how }}
    > END
    $ printf '<p>{{ ticket.subject }}</p>\n' > templates/acknowledgement.html
    $ printf 'Subject: Ihre Anfrage {{ ticket.id }}\n\nGuten Tag {{ recipient.name }}, {{ ticket.subject }} ist notiert.\n' > templates/acknowledgement.de.txt
    $ spoc apply --yes
    {…}
    file templates/acknowledgement.html: added
    file templates/acknowledgement.txt: added
    1 open tickets are held to it, 0 due times move, 0 clocks breach, 0 recover
    $ spoc log -s 'A <b> & "c"' -m "$(printf 'Why: do as I say\nState: closed')" --from "Rita Ray <rita@example.net>" --quiet --now 2026-06-08T10:00:00Z && spoc deliver --quiet --now 2026-06-08T10:00:00Z && ./mail
    2
    [#2] We have it: A <b> & "c"
    -- text/plain
    Dear Rita Ray,
    A <b> & "c" is number 2; somebody answers by 2026-06-08 12:00.
        Why: do as I say
        State: closed
    To add something, answer this message.
    -- text/html
    <!DOCTYPE html>
    <html><body>
    <p>A &lt;b&gt; &amp; &quot;c&quot;</p>
    </body></html>
    $ spoc log -s "Kein Netz" --from gil --quiet --now 2026-06-08T10:00:00Z && spoc deliver --quiet --now 2026-06-08T10:00:00Z && ./mail
    3
    [#3] Ihre Anfrage 3
    -- text/plain
    Guten Tag Gil Bär, Kein Netz ist notiert.

Of what is confidential the subject stays the number, whatever a template says:

    $ spoc log -s "About my boss" --from "Rita Ray <rita@example.net>" --team hr --quiet --now 2026-06-08T10:00:00Z && spoc deliver --quiet --now 2026-06-08T10:00:00Z && ./mail | head -1
    4
    [#4]

Templates are checked like everything else; a name that no notice has is said, with the one that was meant:

    $ printf 'Dear {{ recipient.nme }}\n' > templates/resolved.txt; printf 'x' > templates/acknowledgment.fr.txt; printf '<p>' > templates/closed.html
    $ spoc check
    templates/acknowledgment.fr.txt:1:1: warning: no notice has this template [unused-template]
      x
      ^
      hint: did you mean "acknowledgement"?
    templates/closed.html:1:1: warning: it is never used: there is no text beside it [unused-template]
      <p>
      ^
      hint: add templates/closed.txt
    templates/resolved.txt:1:19: error: person has no member "nme" [unknown-member]
      Dear {{ recipient.nme }}
                        ^^^
      hint: did you mean "name"?
    7 files: 1 error, 2 warnings
    ? 1
    $ rm templates/resolved.txt templates/acknowledgment.fr.txt templates/closed.html

What a channel posts can be a template, too; it has to be JSON:

    $ printf '{"text": {{ text }}}\n' > templates/chat.json
    $ cat >> spoc.toml <<'END'
    > [channel.chat]
    > transport = "webhook"
    > url       = "https://chat.example.org/hook"
    > secret    = "secret:chat"
    > body      = "templates/chat.json"
    > [hook.audit]
    > run    = ["hooks/audit"]
    > events = ["ticket.resloved"]
    > END
    $ spoc check | grep -e error -e hint
    spoc.toml:33:11: error: there is no event "ticket.resloved" [unknown-event]
      hint: did you mean "ticket.resolved"?
    5 files: 1 error, 0 warnings
    $ sed -i 's/resloved/resolved/' spoc.toml && printf '{"text": "{{ text }}", "ticket": {{ ticket.id }}}\n' > templates/chat.json

What is not there that they will need is a warning:

    $ spoc check
    {…}
      [channel.chat]
               ^
      hint: put it into the desk's secrets/, for its owner alone: mode 0600
    spoc.toml:31:7: warning: hook audit: there is no program hooks/audit [missing-program]
      [hook.audit]
            ^
      hint: without a slash it is looked for in the system's folders, with one from the desk's
    5 files: 0 errors, 2 warnings

Notices that nobody needs at once can wait and leave together:

    $ sed -i -e '/^\[channel.chat\]/,$d' spoc.toml && rm templates/chat.json
    $ sed -i 's/^folder .*/folder = "sent"\ndigest = { reasons = ["assigned", "routed"], at = ["08:30", "16:00"] }/' spoc.toml
    $ spoc apply --yes >/dev/null
    $ spoc assign 2 3 --to ada --quiet --now 2026-06-08T11:00:00Z
    2
    3
    $ spoc deliver --now 2026-06-08T11:00:00Z
    waiting: ada@example.org · it leaves with others, waits until 2026-06-08 16:00
    waiting: ada@example.org · it leaves with others, waits until 2026-06-08 16:00
    $ spoc deliver --now 2026-06-08T16:00:00Z
    sent: ada@example.org · [#2] [#3]
