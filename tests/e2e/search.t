# Searching

    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ export SPOC_NOW=2026-06-08T07:00:00Z
    $ spoc log "VPN drops every hour" --from ana -m "Since Monday the tunnel breaks; the router blinks red." --quiet
    1
    $ spoc log "Paper jam in the big printer" --from lukas --quiet
    2
    $ spoc log "Printer: no paper, and a jam of orders" --from nina --quiet
    3
    $ spoc log "Größe der Straße falsch" --from ana -m "Im Plan von Café Noir" --quiet
    4
    $ spoc note 1 --public -m "We look at the gateway today." --as mira --quiet
    1
    $ spoc note 1 -m "She pulled the plug of the giraffe herself." --as mira --quiet
    1

All words, in one message or in subject and description; tickets and articles together, best first, the words in context:

    $ spoc search vpn drops
    kb1 public · VPN drops every few minutes
        What you see The VPN connects and is gone again after some minutes; what was open in the browser stands still. # What helps 1. Plug …
    #1 P2 open network/mira · VPN drops every hour · due 2026-06-09 09:00
        Since Monday the tunnel breaks; the router blinks red.
    $ spoc search GATEWAY
    #1 P2 open network/mira · VPN drops every hour · due 2026-06-09 09:00
        We look at the gateway today.
    $ spoc search tunnel router
    kb1 public · VPN drops every few minutes
        … 1. Plug the laptop into the router with a cable. If the VPN stays up, the wireless network is the cause: go to step 4 …
    #1 P2 open network/mira · VPN drops every hour · due 2026-06-09 09:00
        Since Monday the tunnel breaks; the router blinks red.
    $ spoc search cafe GROSSE strasse
    #4 P3 open service_desk/nadia · Größe der Straße falsch · due 2026-06-08 14:00
        Im Plan von Café Noir
    $ spoc search gateway tunnel
    ! nothing has all these words; fewer words, or their beginnings, find more: print*

Words side by side, beginnings, and words of the subject:

    $ spoc search '"paper jam"' --in tickets
    #2 P3 open service_desk/ida · Paper jam in the big printer · due 2026-06-08 14:00
    $ spoc search 'pap*' jam --quiet
    3
    2
    kb2
    $ spoc search 'subject:printer' --quiet
    kb2
    3
    2
    $ spoc search 'title:badge' --quiet
    kb5
    $ spoc search 'p*'
    ! spoc: the beginning of a word needs two characters before the *
    ! hint: like pri*
    ? 64

Fields are the filters of `list`, as options or among the words; they are about tickets, but for the service:

    $ spoc search paper requester:lukas --quiet
    2
    $ spoc search paper --requester nina --quiet
    3
    $ spoc search paper status:open team:desktop
    ! nothing has all these words; fewer words, or their beginnings, find more: print*
    $ spoc search printer service:printing --quiet
    kb2
    $ spoc search vpn --where "ticket.age > 2d" --quiet
    $ spoc search vpn --department it --team network --assignee mira --service remote_access --type incident --quiet
    1
    $ spoc search vpn --priority P2 --category access --channel cli --created today --owner ida --quiet
    $ spoc search vpn --priority P2 --category access --channel cli --created today --owner nadia --quiet
    $ spoc search vpn --tag vip --quiet
    $ spoc search vpn --overdue --stalled --resolved today --quiet
    $ spoc search paper --linked 1 --quiet
    $ spoc search paper --run r7
    ! spoc: there is no run r7
    ? 66
    $ spoc search vpn --in articles --quiet
    kb1
    kb3
    $ spoc search vpn --in articles --team network
    ! spoc: filters of tickets find no articles
    ! hint: leave them out, or --in articles
    ? 64
    $ spoc search vpn status:open --status open
    ! spoc: status was said twice
    ! hint: as a filter or among the words
    ? 64
    $ spoc search vpn status:opne
    ! spoc: there is no status "opne"
    ! hint: one of new, open, waiting, resolved, closed, cancelled, merged, or all
    ? 64
    $ spoc search vpn team:
    ! nothing has all these words; fewer words, or their beginnings, find more: print*
    $ spoc search status:open
    ! spoc: a search needs a word
    ! hint: what only has to match filters is listed: spoc list
    ? 64

What is over is found as well, and what was logged in bulk a moment ago:

    $ spoc resolve 2 -m "The tray was bent." --as ida --quiet
    2
    $ spoc close 2 --as ida --quiet
    2
    $ spoc search tray
    #2 P3 closed service_desk/ida · Paper jam in the big printer
        The tray was bent.
    $ printf '{"subject":"Zebra one"}\n{"subject":"Zebra two"}\n{"subject":"Zebra three"}\n' | spoc log --jsonl - --quiet
    5
    6
    7
    $ spoc search zebra --quiet
    7
    6
    5
    $ spoc search zebra --limit 2 --quiet
    7
    6
    ! more match than these 2; narrow it, or --limit N
    $ spoc search nothingofthekind
    ! nothing has all these words; fewer words, or their beginnings, find more: print*
    $ spoc search nothingofthekind --exit-code --quiet
    ? 1

For programs:

    $ spoc search vpn drops --json
    {
      "schema": "spoc.search/1",
      "words": [
        "vpn",
        "drops"
      ],
      "results": [
        {
          "kind": "article",
          "id": "kb1",
          "score": 100,
          "title": "VPN drops every few minutes",
          "audience": "public",
          "services": [
            "remote_access"
          ],
          "snippet": [
            {
              "text": "What you see The ",
              "match": false
            },
            {
              "text": "VPN",
              "match": true
            },
            {
              "text": " connects and is gone again after some minutes; what was open in the browser stands still. # What helps 1. Plug",
              "match": false
            },
            {
              "text": " …",
              "match": false
            }
          ]
        },
        {
          "kind": "ticket",
          "id": 1,
          "score": 100,
          "subject": "VPN drops every hour",
          "status": "open",
          "priority": "P2",
          "service": "remote_access",
          "team": "network",
          "assignee": "mira",
          "created_at": "2026-06-08T07:00:00Z",
          "found_in": "subject",
          "snippet": [
            {
              "text": "Since Monday the tunnel breaks; the router blinks red.",
              "match": false
            }
          ]
        }
      ],
      "more": false
    }
    $ spoc search zebra --limit 1 --json | jq -c '[.more, .results[].id]'
    [true,7]

## What somebody may not see

Internal notes are found by those who see the ticket whole, and cannot be probed by anybody else:

    $ spoc search giraffe --as mira
    #1 P2 open network/mira · VPN drops every hour · due 2026-06-09 09:00
        She pulled the plug of the giraffe herself.
    $ spoc search giraffe --as ana
    ! nothing has all these words; fewer words, or their beginnings, find more: print*
    $ spoc search vpn giraffe --as ana
    ! nothing has all these words; fewer words, or their beginnings, find more: print*
    $ spoc search '"the giraffe"' --as ana --json | jq -c '[.more, .results]'
    [false,[]]
    $ spoc search gateway --as ana --quiet
    1
    $ spoc search paper --as ana
    kb2 public · The printer shows as offline
        … helps 1. Look at the printer: paper, a jam and empty toner are shown on its display. 2. Open the list of printers and choose …
    $ spoc search reset --as ana --quiet
    kb3
    $ spoc search reset --quiet
    kb4
    kb3

## Hostile text

It is words, or it is refused; never a question of its own to the database:

    $ spoc search '"vpn" AND (drops OR NOT x*)' --quiet
    $ spoc search "vpn'; drop table ticket; --" --quiet
    $ spoc search 'NEAR(vpn drops, 5) ^{}:' --quiet
    $ spoc search -- '-vpn "'
    kb1 public · VPN drops every few minutes
        What you see The VPN connects and is gone again after some minutes; what was open in the browser stands still. # What helps 1. Plug …
    #1 P2 open network/mira · VPN drops every hour · due 2026-06-09 09:00
        Since Monday the tunnel breaks; the router blinks red.
    kb3 public · Forgotten password or locked account
        … is valid at once, on the VPN after five minutes. Nobody of the service desk will ever ask you for your password.
    $ spoc search '***'
    ! spoc: a search needs a word
    ! hint: what only has to match filters is listed: spoc list
    ? 64
    $ spoc search "$(head -c 100000 /dev/zero | tr '\0' 'x')" --quiet
    $ spoc search "$(seq 1 20000 | head -c 100000)"
    ! spoc: a search has 32 words at most
    ! hint: leave out what tells least
    ? 64
    $ spoc search "$(printf 'vpn \377\376')" --quiet
    kb1
    1
    kb3
    $ spoc log "$(printf 'esc \033[31mred')" -m "$(printf 'bell \007 drops')" --quiet
    8
    $ spoc search esc
    #8 P3 open service_desk/ida · esc ␛[31mred · due 2026-06-08 14:00
        bell ␇ drops
