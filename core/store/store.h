// The desk's memory: the only floor with SQL, and `commit` its only writer of tickets, runs and journal. Reads are
// values as of one transaction; writes are a change that was decided on what was read.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/change.h"
#include "domain/person.h"
#include "domain/sight.h"
#include "policy/policy.h"
#include "sql/connection.h"
#include "store/values.h"
#include "time/instant.h"

namespace spoc::store {

using sql::Refused;

/// Reading as of one transaction, of what its sight shows. Valid while the transaction is open.
class Reading {
 public:
  virtual ~Reading() = default;
  virtual std::optional<StoredTicket> ticket(TicketId id) = 0;
  virtual std::optional<domain::Run> run(RunId id) = 0;
  /// These will be asked for next, once each: they are read together, and kept until then. What is not there is left out.
  virtual void expect_tickets(std::span<const TicketId> ids) = 0;
  /// The ticket logged under that external key.
  virtual std::optional<TicketId> ticket_by_key(std::string_view key) = 0;
  /// Of those keys the ones that a ticket was logged under, in one question for many.
  virtual std::map<std::string, TicketId, std::less<>> tickets_by_keys(std::span<const std::string> keys) = 0;
  virtual std::optional<RunId> run_by_key(std::string_view workflow, std::string_view key, bool open_only) = 0;
  virtual std::vector<TicketId> children(TicketId id) = 0;
  /// Streams the matching tickets in order; `each` returns false to stop. Without lists (clocks, waits, fired …) unless
  /// `whole`: then they are loaded too.
  virtual void tickets(const TicketQuery& query, bool whole, const std::function<bool(const StoredTicket&)>& each) = 0;
  virtual std::int64_t count(const TicketQuery& query) = 0;
  /// The numbers of all that match, from the largest down, when they are no more than `most`; else nothing, found out
  /// without reading them all. Order and limit of the query do not count. What is not shown may be among them.
  virtual std::optional<std::vector<TicketId>> tickets_at_most(const TicketQuery& query, std::size_t most) = 0;
  /// Streams every ticket in order of number, with these parts only: one pass over narrow rows and over the lists beside
  /// them, no query for a single ticket. What `each` is given is overwritten by the next one. Throws defect for a column
  /// that there is not.
  virtual void every_ticket(const TicketParts& parts, const std::function<void(const StoredTicket&)>& each) = 0;
  /// What the tickets of `parts.counting` come to (decide/outcome.h): what is kept of those that are settled, with the instant from which
  /// on that is so, and of the others what `assess` makes of these parts of them, if anything. Either kind comes in order of number; the
  /// next one overwrites what `each` is given. The store is read on a thread of its own meanwhile, and there `assess` is called: it may
  /// ask the store, `each` may not. False, without a call, for a reading that does not show every ticket.
  virtual bool outcomes(const TicketParts& parts, const Assess& assess, const EachOutcome& each) = 0;
  virtual void runs(std::string_view workflow, std::optional<domain::RunState> state,
                    const std::function<bool(const domain::Run&)>& each) = 0;
  /// Steps of runs of that workflow that are done or were skipped, without items, by run and in the order of their beginning.
  virtual void past_steps(std::string_view workflow, const std::function<void(const PastStep&)>& each) = 0;
  /// Runs called by that one, in order of number.
  virtual std::vector<RunId> called_by(RunId parent) = 0;
  /// Open runs with a step, or the workflow itself, waiting for what that event is about (domain/about.h).
  virtual std::vector<RunId> runs_awaiting(std::string_view about) = 0;
  virtual std::vector<MutexStep> steps_with_mutex(std::string_view mutex) = 0;
  /// Steps of open runs that are for somebody without an account, by run.
  virtual std::vector<ContactStep> steps_for_contacts() = 0;
  /// Queued actions of open runs whose time has come, those that wait longest first.
  virtual std::vector<ActionStep> actions_due(Instant now, std::size_t limit) = 0;
  /// Actions of open runs that are queued or tried, and those that failed and could be tried again; by run.
  virtual std::vector<ActionStep> actions() = 0;
  /// What programs say that run for the steps of that run.
  virtual std::vector<StepProgress> progress(RunId run) = 0;
  virtual std::optional<KeptEvent> event(std::string_view name, std::string_view id) = 0;
  /// Events about that which are kept at that instant, in the order they came.
  virtual std::vector<KeptEvent> events_about(std::string_view about, Instant now) = 0;
  /// Every event, by name and id.
  virtual std::vector<KeptEvent> all_events() = 0;
  virtual void entries(const EntryQuery& query, const std::function<bool(const Entry&)>& each) = 0;
  /// How many entries the filter finds, whatever its limit.
  virtual std::int64_t count_entries(const EntryQuery& query) = 0;
  virtual std::optional<OperationRecord> operation_record(OperationId id) = 0;
  /// What that person did, the latest first; `each` returns false to stop.
  virtual void operations_of(std::string_view person, const std::function<bool(const OperationRecord&)>& each) = 0;
  /// Under which login that operation was called, also where it was for somebody else.
  virtual std::string login_of(OperationId operation) = 0;
  /// In order of wake_at, then kind and number.
  virtual std::vector<Due> due(Instant now, std::size_t limit) = 0;
  virtual std::optional<Instant> next_wake() = 0;
  /// The directory as of this transaction; valid as long as this reading.
  virtual const domain::Directory& people() = 0;
  /// `people` will be asked who has these addresses or logins: they are looked up together.
  virtual void expect_addresses(std::span<const std::string> addresses) = 0;
  virtual std::vector<domain::Person> all_people() = 0;
  /// Every absence, by person and time; those that began by `until` and were not acted on yet, the earliest first.
  virtual std::vector<domain::Absence> all_absences() = 0;
  virtual std::vector<domain::Absence> absences_beginning(Instant until) = 0;
  virtual void effects(std::string_view state, const std::function<bool(const QueuedEffect&)>& each) = 0;
  virtual std::optional<QueuedEffect> effect(std::int64_t id) = 0;
  /// These will be asked for, or finished: they are read together.
  virtual void expect_effects(std::span<const std::int64_t> ids) = 0;
  /// Effects that this operation or a later one queued, in order of number; `each` returns false to stop.
  virtual void effects_since(OperationId operation, const std::function<bool(const QueuedEffect&)>& each) = 0;
  virtual std::optional<QueuedMessage> message(std::int64_t id) = 0;
  /// Messages, the latest first; `each` returns false to stop.
  virtual void messages(const std::function<bool(const QueuedMessage&)>& each) = 0;
  /// The hooks that something waits for, by name, those that policy does not have any more among them.
  virtual std::vector<std::string> hooks() = 0;
  /// The message that left with that token.
  virtual std::optional<QueuedMessage> message_by_token(std::string_view token) = 0;
  /// The notices that were joined into it, in order of number.
  virtual std::vector<QueuedEffect> effects_of(std::int64_t message) = 0;
  /// The mail of that identity; the first that came with that Message-ID; when a mail of that sender was acknowledged last.
  virtual std::optional<KeptMail> mail(std::string_view identity) = 0;
  virtual std::optional<KeptMail> mail_by_message_id(std::string_view message_id) = 0;
  virtual std::optional<Instant> acknowledged_at(std::string_view sender) = 0;
  virtual std::optional<std::string> blob(std::string_view hash) = 0;
  /// The content of a definition by its SHA-256.
  virtual std::optional<std::string> definition(std::string_view hash) = 0;
  /// Tickets with all the words in one message, or in subject and description; the last word may be the beginning of
  /// one. Best first. Internal notes are searched only where the caller asks for `everything`.
  virtual std::vector<TicketId> search(std::string_view words, std::size_t limit,
                                       SearchIn where = SearchIn::conversation) = 0;
  /// Texts with all the words, of the largest ticket number first, in portions; `each` returns false to stop. What this reading does
  /// not show is not there, and no internal note of a ticket of which it shows the status only.
  virtual void texts_with(std::span<const WantedWord> words, const std::function<bool(std::span<const TextHit>)>& each) = 0;
  /// The same of these tickets only, named from the largest number down: dear for many of them, and never dearer than of all.
  virtual void texts_of(std::span<const TicketId> among, std::span<const WantedWord> words,
                        const std::function<bool(std::span<const TextHit>)>& each) = 0;
  /// That text; of version 0 the subject, a line feed, and the description. Empty when this reading does not show it.
  virtual std::string text_of(const TextHit& hit) = 0;
  /// By article; of tickets resolved, and contacts that did not happen, in that time.
  virtual std::vector<ArticleUse> article_uses(std::optional<Instant> from, std::optional<Instant> to) = 0;
  /// The largest seq.
  virtual std::int64_t position() = 0;
  virtual Vitals vitals(Instant now) = 0;
};

/// What a command writes: decided within one transaction, on what it read in it.
class Unit : public Reading {
 public:
  /// Waits until everything committed so far is with the store's engine. Throws Refused when it does not take it: otherwise that is
  /// thrown by whatever asks next.
  virtual void confirm() = 0;
  /// Numbers that the next new tickets and runs of this unit will have. Gap-free: they are taken when the unit commits.
  virtual TicketId new_ticket() = 0;
  virtual RunId new_run() = 0;
  /// The last number that was given out was not used: what it was for was refused.
  virtual void give_back_ticket() = 0;
  virtual void give_back_run() = 0;
  /// The number of this operation.
  virtual OperationId operation() = 0;
  /// Adds a change to what the unit will write; later reads of this unit see it. New subjects have the numbers given
  /// above.
  virtual void commit(const domain::Change& change) = 0;
  /// Adds new tickets, which get the next numbers in the order in which `more` makes them. It makes them on a thread of its own, ahead of
  /// their being written, and asks the store for nothing.
  virtual void commit_ahead(const MoreTickets& more) = 0;
  /// Content by its hash (BLAKE2b, hexadecimal), stored once.
  virtual std::string put_blob(std::string_view bytes) = 0;
  /// Puts a bundle in the store; `packed` is policy::pack's.
  virtual void put_bundle(const policy::Policy& bundle, std::string_view packed) = 0;
  virtual void put_definition(std::string_view hash, std::string_view content) = 0;
  /// Bookkeeping of deliveries: claims, messages, outcomes. `claim_effects` leases queued effects that are in no
  /// message yet; `claim_begun` leases those that an earlier try has begun and not finished, all whose time has come,
  /// so that a message is always claimed whole.
  virtual std::vector<QueuedEffect> claim_effects(Instant now, Instant lease_until, std::size_t limit) = 0;
  virtual std::vector<QueuedEffect> claim_begun(Instant now, Instant lease_until) = 0;
  /// What that hook is to be told of, the oldest first; also what an earlier try has begun and not finished.
  virtual std::vector<QueuedEffect> claim_hooked(std::string_view hook, Instant now, Instant lease_until,
                                                 std::size_t limit) = 0;
  virtual std::int64_t join_message(const std::vector<std::int64_t>& effects, std::string_view recipient,
                                    std::string_view token) = 0;
  virtual void finish_effect(std::int64_t effect, std::string_view state, std::string_view error,
                             std::optional<Instant> retry_at) = 0;
  /// A claimed effect that was not tried is queued again, as if it had not been claimed; with `until` not before that desk time.
  virtual void put_off_effect(std::int64_t effect, std::optional<Instant> until) = 0;
  /// What a program says while it runs; forgotten when its attempt ends.
  virtual void note_progress(const StepProgress& progress) = 0;
  /// The sweep went through. Writes nothing when another did so less than a minute before.
  virtual void note_sweep(Instant at) = 0;
  /// Index rows that a bulk command left for later; true when some are left.
  virtual bool index_pending(std::size_t limit) = 0;
};

/// Who runs this and when: written with every operation.
struct Caller {
  domain::Actor actor;  ///< for whom
  std::string login;    ///< the real caller
  std::string verb;
  Instant now;  ///< desk time (may be set)
  Instant real_now;
  bool owner = false;  ///< owns the store and acts as themselves: nothing is refused to them
};

struct Meta {
  std::string name;
  bool rehearsal = false;
  std::string bundle;  ///< hash in force
  std::int64_t schema = 0;
  std::string learned;       ///< hash of what routing has learned, or empty
  bool outbox_held = false;  ///< restored from an older copy: nothing leaves until it is released
};

/// How words that are kept become others, in place. Each answers whether anything changed.
struct Rewriting {
  std::function<bool(Entry&)> entry;         ///< may change actor and data
  std::function<bool(std::string&)> name;    ///< a whole value that may name somebody: actor, login
  std::function<bool(QueuedEffect&)> effect; ///< may change to, reason, cause, data, error
  std::function<bool(std::string&)> text;    ///< a text in which somebody may be named: an address list, a file
  /// The event that names what was written anew.
  std::function<domain::Event(std::vector<domain::ErasedEntry>, std::vector<domain::ErasedOperation>,
                              std::vector<domain::ErasedContent>)>
      event;
};

/// What a rewriting changed, or would.
struct Rewritten {
  std::int64_t entries = 0, operations = 0, effects = 0, messages = 0, contents = 0, removed = 0;
  std::vector<domain::Subject> subjects;  ///< whose entries changed
  bool empty() const { return entries + operations + effects + messages + contents + removed == 0; }
};

/// How much there is.
struct Extent {
  std::int64_t tickets = 0, runs = 0, entries = 0;
  std::int64_t bytes = 0;  ///< of its files
};

/// One finding of verify: what differs, where.
struct Difference {
  std::string what;     ///< "chain", "seal", "fold", "projection", "agenda", "index", "schedule", "counter"
  std::string subject;  ///< "42", "r7", "desk"
  std::string detail;
};

class Store {
 public:
  /// Whether a store's place is the URL of a server; otherwise it is the path of a file.
  static bool is_server(std::string_view where);
  /// Whether a store is there already. Throws what opening one throws when a server does not answer.
  static bool exists(const std::string& where);
  /// Makes a new store. Throws cannot_create when there is one.
  static void create(const std::string& path, std::string_view desk_name, bool rehearsal, const std::string& seed);
  /// Throws not_found, configuration (needs `spoc upgrade`, or is from a newer program), try_again, io.
  explicit Store(const std::string& path, const sql::OpenOptions& options = {});
  /// One whose schema is this program's, whatever its mark says: a store in the making, to be proved.
  explicit Store(std::unique_ptr<sql::Connection> connection);
  ~Store();
  /// For a process that ends: leaves the store as closing it would, without taking down what the kernel takes down.
  void leave() noexcept;

  /// What the clock said of the server that keeps the store, when it was connected to; nothing for a file. All machines that share a
  /// store go by that clock.
  std::optional<Instant> connected_at();
  /// Set when only a replica answers, which lets read: then nothing can be written.
  std::optional<sql::Replica> replica();
  /// Whether the store can be spoken to at this moment, asked without the wait of a command; a file always can.
  bool in_reach() noexcept;
  /// Whether this process has written anything here: what fails afterwards has not done nothing.
  bool has_written() const noexcept;

  Meta meta();
  /// Another number once somebody else has written since the last time: cheap enough to be asked ten times a second.
  std::int64_t writings();
  /// The policy in force, or the bundle of that hash.
  std::shared_ptr<const policy::Policy> policy(std::string_view hash = {});
  /// The knowledge in force, or of that bundle (policy/articles.h); read when it is first asked for.
  std::shared_ptr<const policy::Articles> articles(std::string_view hash = {});
  /// All files of the bundle in force, sorted by path; one of them, or nothing.
  std::vector<policy::File> files();
  std::optional<std::string> file(std::string_view path);

  /// One read transaction around `work`, which sees everything: for the desk's own work.
  void read(const std::function<void(Reading&)>& work);
  /// The same for somebody: what they may not see is not there.
  void read(const domain::Sight& sight, const std::function<void(Reading&)>& work);
  /// The same again from the start when the connection to a server is lost on the way: `work` sets anew what it sets.
  void read_again(const domain::Sight& sight, const std::function<void(Reading&)>& work);
  void read_again(const std::function<void(Reading&)>& work);
  /// One write transaction around `work`, run again from the start when it lost a race, until the wait is over: then
  /// try_again. `work` decides from what it reads and commits; nothing it did outside may matter. Returns the
  /// operation, which is 0 when nothing was committed (then the transaction is rolled back). Throws ConnectionLost when a server
  /// stays away: `committing` then says that it may have been written.
  OperationId write(const Caller& caller, const std::function<void(Unit&)>& work);

  /// A ticket's or run's schedule: functions of the decide floor, handed in because it lies above.
  struct Recompute {
    std::function<domain::Schedule(const domain::Ticket&)> ticket;
    std::function<std::optional<Instant>(const domain::Run&)> run;
  };
  /// Everything `verify` compares; each difference is reported.
  void verify(const Recompute& recompute, std::string_view seal, const std::function<void(const Difference&)>& found);
  /// Seals what changed since the last seal, when the last one is of an earlier day (UTC) than now; returns the new
  /// seal.
  std::optional<std::string> seal(const Caller& caller);

  /// Keeps others out of what only one process does at a time ("sweep"), while the lock lives and no longer than this process;
  /// nothing when another one has it. Never waits.
  std::unique_ptr<sql::Lock> try_lock(std::string_view what);

  Extent extent();
  /// A consistent copy in one file while others write; with its name it is complete and on disk. Throws cannot_create
  /// when there is such a file and it is not to be replaced.
  void backup(const std::string& path, bool replace, const sql::Connection::Progress& progress = {});
  /// Moves everything into the one file: before it is given away as a whole.
  void settle();

  /// Writes everything as lines (transfer.h describes them), as of one transaction. `progress` is told of entries.
  void write_out(const std::function<void(std::string_view line)>& line, const sql::Connection::Progress& progress);
  /// Makes a store without a desk at `path`, for `read_in`.
  static void make_empty(const std::string& path);
  /// Fills this empty store with what `next` gives line by line, in one transaction.
  /// Throws data with the line's number: then nothing was written.
  void read_in(const std::function<std::optional<std::string_view>()>& next, const Recompute& recompute,
               const std::function<void(std::int64_t lines)>& progress);

  /// Writes words anew, in one transaction: entries and operations in place, what follows from them, queued effects,
  /// files that name somebody, and an event that says where. With `dry_run` nothing is written.
  Rewritten rewrite(const Caller& caller, const Rewriting& rewriting, const Recompute& recompute, bool dry_run);
  /// Leaves no page in the store's files that is not in use: what was rewritten is in none of their bytes afterwards.
  /// Throws try_again while others read what was before.
  void scrub();
  /// Brings an older store up to this program's schema, after a copy to `<path>.before-<version>`; the number of steps.
  static int upgrade(const std::string& path);

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace spoc::store
