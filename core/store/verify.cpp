#include "store/verify.h"

#include "base/error.h"
#include "base/format.h"
#include "store/fold_check.h"
#include "store/migrate.h"
#include "store/seal.h"
#include "store/vitals.h"

namespace spoc::store {

namespace {

/// The checks after the journal was folded: each table against what it follows from.
class TableCheck {
 public:
  TableCheck(Session& session, const FoldCheck& fold, const Found& found)
      : session_(session), fold_(fold), found_(found) {}

  void run(std::string_view kept_seal) {
    schema();
    sequence(kept_seal);
    rows();
    desk();
    people();
    events();
    contents();
    session_.outbox.check([&](std::string_view name, std::string_view what) { report("outbox", name, what); });
    session_.actions.check([&](std::string_view name, std::string_view what) { report("progress", name, what); });
    check_pulse(*session_.connection, [&](std::string_view what) { report("pulse", "desk", what); });
    session_.search.check([&](std::int64_t ticket, std::string_view what) {
      report("index", ticket != 0 ? to_text(TicketId{ticket}) : "desk", what);
    });
  }

 private:
  void report(std::string_view what, std::string_view subject, std::string_view detail) {
    found_({std::string(what), std::string(subject), std::string(detail)});
  }

  std::int64_t number(std::string_view sql) {
    sql::Use statement(session_.connection->prepare(sql));
    return statement->step() ? statement->integer(0) : 0;
  }

  void schema() {
    if (session_.connection->replica()) return;  // there nothing can be made to compare with; its primary's is the same
    const auto fresh = session_.connection->scratch();
    apply(*fresh, migrations());
    if (fresh->schema_text() != session_.connection->schema_text())
      report("store", "desk", "its tables and indexes are not those of this program");
  }

  /// Entries are numbered without a gap, and the seals are what the entries give.
  void sequence(std::string_view kept_seal) {
    std::map<std::int64_t, domain::DeskSealed> seals;  // by the last entry that they cover
    EntryQuery query;
    query.subject = domain::desk_subject();
    query.kind = domain::DeskSealed::kKind;
    session_.journal.entries(query, domain::Sight::everything(), [&](const Entry& entry) {
      try {
        const auto event = domain::event_from_json(entry.kind, entry.data);
        const auto& sealed = std::get<domain::DeskSealed>(event);
        seals[sealed.upto] = sealed;
      } catch (const Error& error) {
        report("seal", "desk", error.message);
      }
      return true;
    });
    bool kept_found = kept_seal.empty();
    Sealer sealer;
    session_.journal.links_after(0, [&](std::int64_t seq, domain::Subject subject, std::string_view hash) {
      if (seq != last_seq_ + 1) report("counter", name_of(subject), format("entry {} is missing", last_seq_ + 1));
      last_seq_ = seq;
      sealer.add(subject, hash);
      const auto sealed = seals.find(seq);
      if (sealed == seals.end()) return;
      const std::int64_t subjects = sealer.subjects();
      const std::string seal = sealer.seal();
      kept_found = kept_found || seal == kept_seal;
      if (seal != sealed->second.seal || subjects != sealed->second.subjects)
        report("seal", "desk", format("the seal of entry {} is not what the entries give", seq));
      seals.erase(sealed);
    });
    for (const auto& [upto, sealed] : seals)
      report("seal", "desk", format("entry {}, which was sealed, is missing", upto));
    if (!kept_found) report("seal", "desk", "the seal that was kept is none of this store's");
  }

  /// As many rows as the journal gives, and no more.
  void rows() {
    const Counters counters = session_.desk.counters();
    auto same = [&](std::string_view name, std::int64_t stored, std::int64_t expected) {
      if (stored != expected) report("counter", "desk", format("{}: {} instead of {}", name, stored, expected));
    };
    same("operations", counters.operation, fold_.counters.operation);
    same("entries", counters.seq, last_seq_);
    same("entries found by their subjects", fold_.entries, last_seq_);
    same("entries written together", number("select cast(sum(abs(last - seq) + 1) as bigint) from journal where last is not null"), last_seq_);
    same("tickets", counters.ticket, fold_.counters.ticket);
    same("runs", counters.run, fold_.counters.run);
    same("effects", number("select count(*) from outbox"), counters.effect);
    same("last effect", number("select max(id) from outbox"), counters.effect);
    same("messages", number("select count(*) from message"), counters.message);
    same("last message", number("select max(id) from message"), counters.message);
    same("rows of ticket", number("select count(*) from ticket"), fold_.counters.ticket);
    for (std::size_t i = 0; i < counters.by_status.size(); ++i)
      same(format("tickets that are {}", domain::word(static_cast<domain::Status>(i))), counters.by_status[i],
           fold_.counters.by_status[i]);
    same("rows of run", number("select count(*) from run"), fold_.counters.run);
    same("rows of desk", number("select count(*) from desk"), 1);
    same("rows of counter", number("select count(*) from counter"), 1);
    same("tickets to be indexed that are none",
         number("select count(*) from unindexed where last > (select ticket from counter)"), 0);
    for (const std::string_view table : {"ticket_text", "outcome", "clock", "wait", "fired", "tag", "participant", "link",
                                         "spell", "check_item", "handed_back", "undelivered", "chosen", "step", "decision", "step_person"}) {
      const auto known = fold_.list_rows.find(table);
      same(table, number(format("select count(*) from {}", table)), known == fold_.list_rows.end() ? 0 : known->second);
    }
  }

  void desk() {
    const Desk desk = session_.desk.desk();
    auto same = [&](std::string_view name, bool equal) {
      if (!equal) report("projection", "desk", format("differs in: {}", name));
    };
    same("bundle", desk.bundle == fold_.desk.bundle);
    same("version", desk.version == fold_.desk.version);
    same("head", desk.head == fold_.desk.head);
    same("outbox_held", desk.outbox_held == fold_.desk.outbox_held);
    same("learned", desk.learned == fold_.desk.learned);
    if (fold_.rehearsal) {
      same("name", desk.name == fold_.desk.name);
      same("rehearsal", desk.rehearsal == *fold_.rehearsal);
    }
    same("seed", desk.rehearsal || desk.seed.empty());
    if (!desk.rehearsal) return;
    // In a rehearsal the seed gives every token.
    bool first = true;
    session_.journal.operations([&](const Operation& operation, std::string_view) {
      if (!first || fold_.erasures.operation(operation.id)) return;
      same("seed", operation.token == operation_token(desk, operation.id));
      first = false;
    });
  }

  void people() {
    std::map<std::string, domain::Person> people;
    for (auto& person : session_.people.all()) people[person.id] = std::move(person);
    std::vector<PeopleTable::Trait> traits;
    for (const auto& [id, person] : fold_.people.people) {
      const auto stored = people.find(id);
      if (stored == people.end() || !(stored->second == person)) report("people", id, "is not as the journal says");
      for (auto& trait : PeopleTable::traits_of(person)) traits.push_back(std::move(trait));
    }
    if (people.size() != fold_.people.people.size())
      report("people", "desk", "somebody is there of whom the journal knows nothing");
    if (traits != session_.people.all_traits())
      report("people", "desk", "teams, roles, skills or addresses are not as the journal says");
    std::vector<domain::Absence> absences;
    for (const auto& [key, absence] : fold_.people.absences) absences.push_back(absence);
    if (absences != session_.people.all_absences()) report("people", "desk", "absences are not as the journal says");
  }

  void events() {
    if (session_.events.all() != fold_.events.all()) report("projection", "desk", "events are not as the journal says");
    if (session_.events.abouts() != fold_.events.abouts()) report("index", "desk", "what events are about is not as the journal says");
    if (session_.mails.all() != fold_.mails.all()) report("projection", "desk", "mails are not as the journal says");
  }

  void contents() {
    session_.contents.check(fold_.erasures, [&](std::string_view name, std::string_view what) { report("content", name, what); });
    auto there = [&](std::string_view what, const std::set<std::string>& wanted, auto&& has) {
      for (const std::string& hash : wanted)
        if (!has(hash)) report("content", hash, format("the {} is missing", what));
    };
    there("attachment", fold_.blobs, [&](const std::string& hash) { return session_.contents.has_blob(hash); });
    if (!fold_.desk.learned.empty()) there("model", {fold_.desk.learned}, [&](const std::string& hash) { return session_.contents.has_blob(hash); });
    there("bundle", fold_.bundles, [&](const std::string& hash) { return session_.contents.has_bundle(hash); });
    there("definition", fold_.definitions,
          [&](const std::string& hash) { return session_.contents.has_definition(hash); });
  }

  Session& session_;
  const FoldCheck& fold_;
  const Found& found_;
  std::int64_t last_seq_ = 0;
};

}  // namespace

void verify(Session& session, const Store::Recompute& recompute, std::string_view seal, const Found& found) {
  session.connection->check([&](std::string_view finding) { found({"store", "desk", std::string(finding)}); });
  try {
    FoldCheck fold(session, recompute, found);
    fold.run();
    TableCheck(session, fold, found).run(seal);
  } catch (const Error& error) {
    // A row that no row can be stops one check; what it hides is found once it is repaired.
    found({"store", "desk", error.message});
  }
}

}  // namespace spoc::store
