# Knowledge

The sample desk has articles in `kb/`; they are part of its policy. Ida answers on the phone, Ana asks.

    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ export SPOC_NOW=2026-06-08T07:00:00Z
    $ spoc kb list
    id   title                                     audience  services                      review      solved  avoided
    kb1  VPN drops every few minutes               public    remote_access                 2027-06-01       0        0
    kb2  The printer shows as offline              public    printing                      2027-06-01       0        0
    kb3  Forgotten password or locked account      public    password                      2027-03-01       0        0
    kb4  Before you reset a password on the phone  internal  password, application_access  2027-01-15       0        0
    kb5  Badge lost, or it opens nothing           public    badge                         2027-06-01       0        0
    kb6  Where my payslip is and how to read it    public    payroll_question              2027-02-01       0        0
    kb7  Answering where an order is               internal  order_status                  2027-01-15       0        0
    kb8  Claiming travel and other expenses        public    expense_claim                 2027-06-01       0        0
    $ spoc kb list --service password --columns id,title,audience,keywords
    id   title                                     audience  keywords
    kb3  Forgotten password or locked account      public    login, sign in, log on, expired, reset, outlook asks for a password
    kb4  Before you reset a password on the phone  internal  identity, caller, verify, reset
    $ spoc kb list --audience internal --quiet
    kb4
    kb7
    $ spoc kb list --limit 1 --quiet
    kb1
    ! 7 more
    $ spoc kb list --service paswort
    ! spoc: there is no service "paswort"
    ! hint: did you mean "password"?
    ? 66
    $ spoc kb list --limit 1 --json | jq -c '[.schema, .total, .articles[0].id, .articles[0].avoided]'
    ["spoc.articles/1",8,"kb1",0]
    ! 7 more
    $ spoc kb list --columns colour
    ! spoc: there is no column "colour"
    ! hint: one of id, title, audience, services, keywords, review, due, solved, solved_at, avoided, avoided_at, file
    ? 64
    $ spoc completion --candidates article --as ana | head -n 2
    kb1	VPN drops every few minutes
    kb2	The printer shows as offline

An article is shown for people, as it is written, or as sentences to read out on the phone:

    $ spoc kb show 1
    kb1  VPN drops every few minutes
    public · remote_access · review 2027-06-01

    What you see
      The VPN connects and is gone again after some minutes; what was open in the browser stands still.

    What helps
      1. Plug the laptop into the router with a cable. If the VPN stays up, the wireless network is the cause: go to step 4.
      2. Switch off every other VPN, also the one of your telephone.
      3. In the VPN client choose Settings, then Transport, then TCP. Connect again.
      4. Restart the router: pull its plug, wait for half a minute, and plug it in again.

    When it does not help
      Tell us since when it drops and how often. If your machine asks for a password on the way, see what to do about passwords (kb3) first.
    $ spoc kb show kb4 --raw
    Whoever calls may be anybody. A new password goes only to somebody who is known:

    1. Call back under the number of the directory: `spoc who NAME`. A number that the caller tells you does not count.
    2. Ask for the name of their manager and the building they work in.
    3. Set a password that must be changed at the first login, and say it; never write it into the ticket.

    If something does not fit, say that the desk calls back, and route the ticket to security with what you noticed. What the caller can do
    alone is in [the article for everybody](3-password-or-locked-account.md).
    $ spoc kb show 4 --aloud
    Whoever calls may be anybody. A new password goes only to somebody who is known:
    Step 1: Call back under the number of the directory: spoc who NAME. A number that the caller tells you does not count.
    Step 2: Ask for the name of their manager and the building they work in.
    Step 3: Set a password that must be changed at the first login, and say it; never write it into the ticket.
    If something does not fit, say that the desk calls back, and route the ticket to security with what you noticed. What the caller can do alone is in the article for everybody.
    $ spoc kb show 4 --json
    {
      "schema": "spoc.article/1",
      "id": "kb4",
      "title": "Before you reset a password on the phone",
      "audience": "internal",
      "services": [
        "password",
        "application_access"
      ],
      "keywords": [
        "identity",
        "caller",
        "verify",
        "reset"
      ],
      "review": "2027-01-15",
      "file": "kb/4-who-is-calling.md",
      "markdown": "Whoever calls may be anybody. A new password goes only to somebody who is known:\n\n1. Call back under the number of the directory: `spoc who NAME`. A number that the caller tells you does not count.\n2. Ask for the name of their manager and the building they work in.\n3. Set a password that must be changed at the first login, and say it; never write it into the ticket.\n\nIf something does not fit, say that the desk calls back, and route the ticket to security with what you noticed. What the caller can do\nalone is in [the article for everybody](3-password-or-locked-account.md).\n"
    }
    $ spoc kb show 4 --raw --aloud
    ! spoc: --raw and --aloud contradict each other
    ? 64
    $ spoc kb show 99
    ! spoc: there is no article kb99
    ! hint: see them: spoc kb list
    ? 66
    $ spoc kb show vpn
    ! spoc: "vpn" is no number of an article
    ! hint: like kb12; see them: spoc kb list
    ? 64

## What may answer something

    $ spoc kb suggest the vpn drops again at home
    kb1 (score 80): VPN drops every few minutes
        common words drops, home, vpn
    $ spoc kb suggest printer --service printing --quiet
    kb2
    $ spoc log "VPN drops since noon" --from ana --quiet
    1
    $ spoc kb suggest --ticket 1 --json
    {
      "schema": "spoc.suggestions/1",
      "knowledge": [
        {
          "id": "kb1",
          "title": "VPN drops every few minutes",
          "score": 75,
          "why": "common words drops, vpn; the same service"
        }
      ]
    }
    $ spoc kb suggest --ticket 1 vpn
    ! spoc: a ticket says its own words and service
    ! hint: leave them out, or --ticket
    ? 64
    $ spoc kb suggest zebra
    ! no article answers that; words of it are found by spoc search
    $ spoc kb suggest
    ! spoc: what is asked was not said
    ! hint: words, or a ticket: --ticket 42
    ? 64

People see it when they log or show a ticket at a terminal; programs find it in the JSON:

    $ spoc log "Printer is offline" --from ana --json | jq -c .knowledge
    [{"id":"kb2","title":"The printer shows as offline","score":69,"why":"common words offline, printer"}]
    $ spoc show 2 --json | jq -c .knowledge
    [{"id":"kb2","title":"The printer shows as offline","score":69,"why":"common words offline, printer"}]

## What an article spares

    $ spoc resolve 1 -m "As in our article: by cable it holds." --kb 1 --as mira
    #1 P2 resolved network/mira · VPN drops since noon
    $ spoc show 1 --json | jq -c '[.status, .article, .knowledge]'
    ["resolved","kb1",[]]
    $ spoc log "Locked account" --from lukas --resolve "Wait for a quarter of an hour." --kb 3 --quiet
    3
    $ spoc resolve 2 -m "x" --kb 99
    ! spoc: there is no article kb99
    ! hint: see them: spoc kb list
    ? 66
    $ spoc log "y" --kb 3
    ! spoc: an article goes with an answer
    ! hint: add --resolve TEXT
    ? 64
    $ printf '{"subject":"Badge is lost","resolve":"Blocked.","kb":"5"}\n{"subject":"Z","resolve":"x","kb":"99"}\n' | spoc log --jsonl -
    4
    ! spoc: row 2: kb: there is no article kb99 (see them: spoc kb list)
    ! 2 rows: 1 logged, 1 rejected
    ? 80

Who found the answer alone says so, and a contact that did not happen is counted:

    $ spoc kb show 3 --helped --as ana --dry-run
    ! would be kept that kb3 spared a contact
    $ spoc kb show 3 --helped --as ana
    ! kept that kb3 spared a contact
    $ spoc kb show 3 --helped --as nina --json
    {
      "schema": "spoc.article/1",
      "id": "kb3",
      "title": "Forgotten password or locked account",
      "helped": true
    }
    $ spoc kb list --columns id,solved,solved_at,avoided,avoided_at
    id   solved  solved at         avoided  avoided at
    kb1       1  2026-06-08 09:00        0
    kb2       0                          0
    kb3       1  2026-06-08 09:00        2  2026-06-08 09:00
    kb4       0                          0
    kb5       1  2026-06-08 09:00        0
    kb6       0                          0
    kb7       0                          0
    kb8       0                          0
    $ spoc kb list --unused --quiet
    kb2
    kb4
    kb6
    kb7
    kb8
    $ spoc kb list --period 2026-05 --columns id,solved,avoided --format csv | tr -d '\r'
    id,solved,avoided
    kb1,0,0
    kb2,0,0
    kb3,0,0
    kb4,0,0
    kb5,0,0
    kb6,0,0
    kb7,0,0
    kb8,0,0
    $ spoc list --status all --where "ticket.article == 'kb3'" --columns id,subject,article
    #  subject         article
    3  Locked account  kb3
    $ spoc history --kind article.helped --json | jq -c '.entries[0].data // .events[0].data'
    {"article":"kb3"}
    $ spoc undo --as mira
    #1 P2 open network/mira · VPN drops since noon · due 2026-06-08 10:00
    ! o6 undone: resolve of 2026-06-08 09:00, 1 ticket; 1 notice not sent
    $ spoc kb list --service remote_access --columns id,solved
    id   solved
    kb1       0

## For requesters

An internal article does not exist for them: not in lists, not by its number, not as a suggestion, not in the history of an answer. Nor
do numbers.

    $ spoc kb list --as ana --columns id,audience,solved,avoided
    id   audience  solved  avoided
    kb1  public         –        –
    kb2  public         –        –
    kb3  public         –        –
    kb5  public         –        –
    kb6  public         –        –
    kb8  public         –        –
    $ spoc kb show 4 --as ana
    ! spoc: there is no article kb4
    ! hint: see them: spoc kb list
    ? 66
    $ spoc kb show 4 --helped --as ana
    ! spoc: there is no article kb4
    ! hint: see them: spoc kb list
    ? 66
    $ spoc kb suggest who is calling before a reset --as ana --quiet
    kb3
    $ spoc kb suggest who is calling before a reset --quiet
    kb4
    $ spoc log "A new password on the phone" --from ana --resolve "Called back." --kb 4 --quiet
    5
    $ spoc show 5 --as ana --json | jq -c '[.article, (.events[] | select(.kind == "ticket.resolved") | .data)]'
    [null,{"text":"Called back."}]
    $ spoc kb add "Mine" --as ana
    ! spoc: ana may not kb
    ! hint: no role of ana has kb
    ? 77

## Writing one

    $ spoc kb add --from-ticket 3 --audience public --dry-run
    +++
    title = "Locked account"
    audience = "public"
    review = 2026-12-05
    +++
    # What helps

    Wait for a quarter of an hour.
    ! edit it, then spoc apply puts it in force
    $ spoc kb add --from-ticket 3
    kb/9-locked-account.md
    ! edit it, then spoc apply puts it in force
    $ cat kb/9-locked-account.md
    +++
    title = "Locked account"
    audience = "internal"
    review = 2026-12-05
    +++
    # What helps

    Wait for a quarter of an hour.
    $ printf 'Ask the reception.\n' | spoc kb add "Guest Wi-Fi" -F - --json | jq -c '[.id, .file]'
    ["kb10","kb/10-guest-wi-fi.md"]
    $ spoc kb add "From a message" -m "Short." --quiet
    kb/11-from-a-message.md
    $ spoc kb add "By message" --message "Short." --dry-run | tail -n 1
    Short.
    ! edit it, then spoc apply puts it in force
    $ printf 'From a file.\n' > text.md
    $ spoc kb add "By file" --file text.md --dry-run | tail -n 1
    From a file.
    ! edit it, then spoc apply puts it in force
    $ script -qec 'EDITOR="cp text.md" spoc kb add "By editor" --edit --dry-run' /dev/null | tr -d '\r' | grep file
    From a file.
    hint: edited files are not in force: spoc apply
    $ EDITOR="cp text.md" spoc kb add "By editor" -e
    ! spoc: an editor needs a terminal
    ! hint: use -m TEXT or -F FILE
    ? 64
    $ rm text.md
    $ spoc kb add
    ! spoc: an article needs a title
    ! hint: spoc kb add "VPN drops every few minutes", or --from-ticket 42
    ? 64
    $ spoc kb show 9
    ! spoc: there is no article kb9
    ! hint: see them: spoc kb list
    ? 66
    $ spoc apply --yes | grep article
    article kb9: added
    article kb10: added
    article kb11: added
    $ spoc kb show 10
    kb10  Guest Wi-Fi
    internal · review 2026-12-05

      Ask the reception.

The head of an article is checked with everything else, and by itself:

    $ spoc kb check | head -n 4
    kb/1-vpn-drops.md:1:1: warning: kb1 was never of use, and others were [unused-article]
      +++
      ^
      hint: better keywords make it found; or take it out
    $ spoc kb check | tail -n 1
    23 files: 0 errors, 8 warnings
    $ sed -i 's/^review.*/review = 2026-01-01/; s/^title/titel/' kb/9-locked-account.md
    $ printf '+++\ntitle = "Lines"\nservices = ["printng"]\nreview = 2026-01-01\n+++\nSee [this](kb77).\n' > kb/12-lines.md
    $ spoc kb check
    kb/12-lines.md:3:13: error: there is no service "printng" [unknown-service]
      services = ["printng"]
                  ^^^^^^^^^
      hint: did you mean "printing"?
    kb/9-locked-account.md:1:1: error: an article needs a title [missing-key]
      +++
      ^^^
      hint: title = "…"
    kb/9-locked-account.md:2:1: error: there is no key "titel" in an article's head [unknown-key]
      titel = "Locked account"
      ^^^^^
      hint: did you mean "title"?
    24 files: 3 errors, 0 warnings
    ? 1
    $ spoc apply --yes
    ! kb/12-lines.md:3:13: error: there is no service "printng" [unknown-service]
    !   services = ["printng"]
    !               ^^^^^^^^^
    !   hint: did you mean "printing"?
    ! kb/9-locked-account.md:1:1: error: an article needs a title [missing-key]
    !   +++
    !   ^^^
    !   hint: title = "…"
    ! kb/9-locked-account.md:2:1: error: there is no key "titel" in an article's head [unknown-key]
    !   titel = "Locked account"
    !   ^^^^^
    !   hint: did you mean "title"?
    ! spoc: the files have errors: nothing was put in force
    ! hint: see them all with spoc check
    ? 78
    $ rm kb/9-locked-account.md && printf '+++\ntitle = "Lines"\nreview = 2026-01-01\n+++\nNothing.\n' > kb/12-lines.md
    $ spoc kb check --strict | tail -n 1
    23 files: 0 errors, 9 warnings
    $ spoc kb check --strict >/dev/null
    ? 1
    $ spoc kb check --json | jq -c '.diagnostics[].code' | sort -u
    "review-past"
    "unused-article"
    $ spoc check | grep -A4 kb/12
    kb/12-lines.md:3:1: warning: the article was to be looked through by 2026-01-01 [review-past]
      review = 2026-01-01
      ^^^^^^
      hint: look it through, and set the next day of review
    23 files: 0 errors, 1 warning
    $ spoc check kb/12-lines.md --strict >/dev/null
    ? 1
    $ rm kb/5-*.md kb/12-lines.md && spoc apply --yes | grep article
    article kb5: removed
    article kb9: removed
    $ spoc kb check --json | jq -r '.diagnostics[] | select(.code == "gone-article") | .message'
    kb5 is gone; contacts that it spared: 1
    $ spoc kb list --due --now 2027-01-20
    id    title                                     audience  services                      review      solved  avoided
    kb4   Before you reset a password on the phone  internal  password, application_access  2027-01-15       1        0
    kb7   Answering where an order is               internal  order_status                  2027-01-15       0        0
    kb10  Guest Wi-Fi                               internal                                2026-12-05       0        0
    kb11  From a message                            internal                                2026-12-05       0        0
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
