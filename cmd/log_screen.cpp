#include "cmd/log_screen.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "cmd/present/knowledge.h"
#include "cmd/present/outcome.h"
#include "desk/duplicates.h"
#include "desk/kb.h"
#include "desk/who.h"
#include "policy/field_type.h"

namespace spoc::cmd {
namespace {

constexpr std::int64_t kRecent = 5;
constexpr std::size_t kSuggested = 3;

/// One conversation with who sits at the terminal.
class Screen {
 public:
  Screen(Context& context, intake::Draft& draft)
      : context_(context),
        draft_(draft),
        own_only_(decide::reach(context.authority(), decide::Verb::log) == domain::Scope::own) {}

  bool fill() {
    if (!own_only_ && draft_.requester.empty()) ask_who();
    show_recent();
    draft_.subject = needed("What is it about?");
    show_alike();
    if (answered_by_article()) return false;
    if (draft_.service.empty()) ask_service();
    ask_fields();
    ask_description();
    return true;
  }

  void ask_fields() {
    const auto policy = context_.policy();
    const policy::Service* service = policy->service(draft_.service);
    if (!service) return;
    for (const auto& [name, type] : service->fields) {
      const bool said = std::any_of(draft_.set.begin(), draft_.set.end(), [&](const auto& set) {
        return set.first == name || set.first == "fields." + name;
      });
      if (said || type.optional) continue;
      const std::string value = line(format("{} ({})?", name, policy::to_text(type)));
      if (!value.empty()) draft_.set.emplace_back(name, json::Value(value));
    }
  }

 private:
  std::string line(std::string_view question) {
    const auto answer = ask(question, context_.environment());
    if (!answer) throw Error(Code::no, "nothing was logged");
    return std::string(trim(*answer));
  }
  std::string needed(std::string_view question) {
    std::string answer;
    while (answer.empty()) answer = line(question);
    return answer;
  }
  bool yes(std::string_view question) {
    const std::string answer = lower(line(question));
    return answer == "y" || answer == "yes";
  }
  void show(std::string_view text) { context_.say(text); }

  void ask_who() {
    while (true) {
      const std::string words = line("Who calls? (Enter: nobody known)");
      if (words.empty()) return;
      try {
        context_.read([&](store::Reading& reading) { desk::the_requester(reading, words); });
        draft_.requester = words;
        return;
      } catch (const Error& error) {
        if (error.code != Code::not_found && error.code != Code::usage) throw;
        show(terminal_safe(error.hint.empty() ? error.message : format("{}; {}", error.message, error.hint),
                           Shape::one_line));
      }
    }
  }

  void show_recent() {
    context_.read([&](store::Reading& reading) {
      store::TicketQuery query;
      if (own_only_ && draft_.requester.empty()) {
        query.requester = context_.actor().person;
      } else {
        const domain::Requester who = desk::the_requester(reading, draft_.requester);
        query.requester = who.person.empty() ? who.address : who.person;
        if (!who.name.empty())
          show(terminal_safe(
              format("{}, {}{}", who.name, who.address, who.department.empty() ? "" : ", " + who.department),
              Shape::one_line));
      }
      if (query.requester.empty()) return;
      query.order = {{"created_at", true}};
      query.limit = kRecent;
      const render::TextStyle style = context_.style();
      reading.tickets(query, false, [&](const store::StoredTicket& stored) {
        show("  " + ticket_line(stored.ticket, stored.schedule, style));
        return true;
      });
    });
  }

  domain::Ticket drafted() const {
    domain::Ticket ticket;
    ticket.subject = draft_.subject;
    ticket.service = draft_.service;
    return ticket;
  }

  void show_alike() {
    context_.read([&](store::Reading& reading) {
      for (const desk::LikelyDuplicate& found : desk::likely_duplicates(reading, drafted()))
        show(terminal_safe(
            format("  like #{} (score {}): {}", to_text(found.ticket.id), found.likeness.score, found.ticket.subject),
            Shape::one_line));
    });
  }

  /// Reads out what was chosen. True when that was all that was needed.
  bool answered_by_article() {
    const auto suggested = desk::suggested_articles(context_.store(), context_.authority().sight,
                                                    {draft_.subject, {}, draft_.service}, kSuggested);
    if (suggested.empty()) return false;
    for (const desk::SuggestedArticle& one : suggested) show("  " + suggestion_line(one));
    const std::string chosen = line("Read out which article? (Enter: none)");
    if (chosen.empty()) return false;
    const policy::Article article = desk::the_article(context_.store(), context_.authority().sight, chosen);
    show(article_aloud(desk::text_of(context_.store(), article), context_.style()));
    if (!yes("Did that answer it? [y/N]")) return false;
    if (own_only_) {
      desk::Desk desk = context_.desk();
      desk::helped(desk, article.id());
      show(format("kept that {} spared a contact; nothing was logged", article.id()));
      return true;
    }
    draft_.article = article.id();
    draft_.resolve = format("{} ({})", article.title, article.id());
    return false;
  }

  void ask_service() {
    const std::vector<std::string> names = context_.policy()->service_names();
    while (true) {
      const std::string name = line("Which service? (? lists them, Enter: by the rules)");
      if (name.empty()) return;
      if (std::find(names.begin(), names.end(), name) != names.end()) {
        draft_.service = name;
        return;
      }
      const std::string meant = name == "?" ? join(names, ", ") : did_you_mean(name, names);
      show(meant.empty() ? format("there is no service \"{}\"", terminal_safe(name, Shape::one_line)) : meant);
    }
  }

  void ask_description() {
    std::string text = draft_.description, more = line("What else is there to say? (Enter: no more)");
    while (!more.empty()) {
      text += (text.empty() ? "" : "\n") + more;
      more = line("…");
    }
    draft_.description = std::move(text);
  }

  Context& context_;
  intake::Draft& draft_;
  bool own_only_;
};

}  // namespace

bool can_ask(Context& context) {
  const Terminal& terminal = context.terminal();
  return terminal.input && terminal.output && terminal.errors && !context.json() && !context.quiet() &&
         !context.arguments().has("--dry-run");
}

bool fill_at_the_phone(Context& context, intake::Draft& draft) {
  return Screen(context, draft).fill();
}

void ask_for_fields(Context& context, intake::Draft& draft) {
  Screen(context, draft).ask_fields();
}

}  // namespace spoc::cmd
