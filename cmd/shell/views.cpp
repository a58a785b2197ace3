#include "cmd/shell/views.h"

#include <algorithm>

#include "base/format.h"
#include "base/text.h"
#include "domain/words.h"

namespace spoc::cmd {
namespace {

using Op = expr::IndexTerm::Op;

expr::Value word(std::string_view text) {
  return expr::Value::owned(std::string(text));
}

expr::IndexTerm among(std::initializer_list<domain::Status> statuses) {
  expr::IndexTerm term{"ticket.status", Op::in, {}};
  for (const domain::Status status : statuses) term.literals.push_back(word(domain::word(status)));
  return term;
}
expr::IndexTerm open_ones() {
  return among({domain::Status::fresh, domain::Status::open, domain::Status::waiting});
}

/// The built-in views say what they mean to the store itself, so that their first row comes through an index.
struct BuiltIn {
  std::string_view name;
  void (*add)(Context&, Filter&);
};
constexpr BuiltIn kBuiltIn[] = {
    {"mine",
     [](Context& context, Filter& filter) {
       filter.query.terms.push_back({"ticket.assignee", Op::equal, {word(context.actor().person)}});
       filter.query.terms.push_back(open_ones());
     }},
    {"followed",
     [](Context& context, Filter& filter) {
       filter.query.terms.push_back({"ticket.owner", Op::equal, {word(context.actor().person)}});
       filter.query.terms.push_back(open_ones());
     }},
    {"unowned", [](Context&, Filter& filter) { filter.query.terms.push_back(among({domain::Status::fresh})); }},
    {"overdue",
     [](Context& context, Filter& filter) {
       filter.overdue = true;
       filter.query.due_before = context.now();
     }},
    {"stalled",
     [](Context&, Filter& filter) {
       filter.stalled = true;
       filter.query.terms.push_back(open_ones());
     }},
    {"waiting", [](Context&, Filter& filter) { filter.query.terms.push_back(among({domain::Status::waiting})); }},
};

}  // namespace

ViewLayout add_view(Context& context, std::string_view name, Filter& filter) {
  const auto policy = context.policy();
  if (const policy::View* view = policy->view(name)) {
    if (view->where_expression)
      add_expression(context, filter, view->where_expression->text(), view->where_expression->where());
    return {view->sort, view->columns};
  }
  const auto* built_in =
      std::find_if(std::begin(kBuiltIn), std::end(kBuiltIn), [&](const BuiltIn& view) { return view.name == name; });
  if (built_in != std::end(kBuiltIn)) {
    built_in->add(context, filter);
    return {};
  }
  std::vector<std::string> names;
  for (const BuiltIn& view : kBuiltIn) names.emplace_back(view.name);
  for (const policy::View& view : policy->views) names.push_back(view.name);
  throw Error(Code::not_found, format("there is no view \"{}\"", name), did_you_mean(name, names));
}

}  // namespace spoc::cmd
