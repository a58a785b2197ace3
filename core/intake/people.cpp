#include "intake/people.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/format.h"
#include "base/text.h"

namespace spoc::intake {

namespace {

using domain::Person;

constexpr std::array<std::string_view, 16> kColumns = {
    "id",       "name",  "address", "login",  "phone",    "manager",  "department", "location",
    "language", "teams", "lead_of", "skills", "capacity", "calendar", "cover",      "roles"};
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> items;
  for (const std::string_view part : split(text, ';')) {
    const std::string item(trim(part));
    if (!item.empty() && std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
  }
  return items;
}

/// Which cell of a row is which column.
using Columns = std::array<std::size_t, kColumns.size()>;

std::optional<Columns> read_header(const csv::Reader::Row& header, PeopleFile& file) {
  Columns columns;
  columns.fill(kNowhere);
  const std::vector<std::string> known(kColumns.begin(), kColumns.end());
  for (std::size_t cell = 0; cell < header.cells.size(); ++cell) {
    const std::string name = lower(trim(header.cells[cell]));
    const auto found = std::find(kColumns.begin(), kColumns.end(), name);
    if (found == kColumns.end()) {
      std::string hint = did_you_mean(name, known);
      if (hint.empty()) hint = "columns are " + join(known, ", ");
      file.problems.push_back({header.number, name, format("there is no column \"{}\"", name), std::move(hint)});
    } else if (std::size_t& place = columns[static_cast<std::size_t>(found - kColumns.begin())]; place != kNowhere) {
      file.problems.push_back({header.number, name, format("the column \"{}\" is there twice", name), {}});
    } else {
      place = cell;
    }
  }
  if (columns[0] == kNowhere)
    file.problems.push_back({header.number, "id", "the column \"id\" is missing", "columns are " + join(known, ", ")});
  if (!file.problems.empty()) return std::nullopt;
  return columns;
}

class PeopleReader {
 public:
  PeopleReader(const policy::Policy& policy, const Columns& columns, PeopleFile& file)
      : policy_(policy), columns_(columns), file_(file) {
    places_ = policy.team_names();
    const auto departments = policy.department_names();
    places_.insert(places_.end(), departments.begin(), departments.end());
    roles_ = policy.role_names();
    for (const char* built_in : {"requester", "administrator"}) {
      if (std::find(roles_.begin(), roles_.end(), built_in) == roles_.end()) roles_.emplace_back(built_in);
    }
  }

  void read(const std::vector<csv::Reader::Row>& rows) {
    for (const csv::Reader::Row& row : rows)
      if (row.problem.empty()) ids_.emplace_back(cell(row, "id"));
    known_.insert(ids_.begin(), ids_.end());
    for (const csv::Reader::Row& row : rows) {
      std::string id = cell(row, "id");
      if (id.empty())
        file_.complete = false;
      else
        file_.named.push_back(std::move(id));
    }
    for (const csv::Reader::Row& row : rows) read_row(row);
  }

 private:
  std::string cell(const csv::Reader::Row& row, std::string_view column) const {
    const auto place =
        columns_[static_cast<std::size_t>(std::find(kColumns.begin(), kColumns.end(), column) - kColumns.begin())];
    return place < row.cells.size() ? std::string(trim(row.cells[place])) : std::string();
  }

  void problem(std::string_view column, std::string reason, std::string hint = {}) {
    file_.problems.push_back({row_, std::string(column), std::move(reason), std::move(hint)});
  }

  void read_row(const csv::Reader::Row& row) {
    row_ = row.number;
    const std::size_t before = file_.problems.size();
    if (!row.problem.empty()) return problem({}, row.problem);
    if (row.cells.size() > width())
      problem({}, format("the row has {} cells and the header {}", row.cells.size(), width()));
    Person person;
    for (const auto& [column, member] :
         {std::pair("id", &Person::id), std::pair("name", &Person::name), std::pair("address", &Person::address),
          std::pair("login", &Person::login), std::pair("phone", &Person::phone),
          std::pair("manager", &Person::manager), std::pair("department", &Person::department),
          std::pair("location", &Person::location), std::pair("language", &Person::language),
          std::pair("calendar", &Person::calendar), std::pair("cover", &Person::cover)})
      person.*member = cell(row, column);
    person.teams = list_of(cell(row, "teams"));
    person.lead_of = list_of(cell(row, "lead_of"));
    person.roles = list_of(cell(row, "roles"));
    read_skills(cell(row, "skills"), person);
    read_capacity(cell(row, "capacity"), person);
    check_identity(person);
    check_references(person);
    if (file_.problems.size() == before) file_.people.push_back(std::move(person));
  }

  std::size_t width() const {
    return static_cast<std::size_t>(
        std::count_if(columns_.begin(), columns_.end(), [](std::size_t place) { return place != kNowhere; }));
  }

  void read_skills(std::string_view text, Person& person) {
    for (const std::string& item : list_of(text)) {
      const std::size_t equals = std::min(item.find('='), item.size());
      const std::string name(trim(std::string_view(item).substr(0, equals)));
      const auto degree =
          equals < item.size() ? to_integer(trim(std::string_view(item).substr(equals + 1))) : std::nullopt;
      if (name.empty() || !degree || *degree < 1 || *degree > 5)
        problem("skills", format("\"{}\" is no skill with a degree from 1 to 5", item), "write vpn=3;macos=1");
      else
        person.skills[name] = static_cast<int>(*degree);
    }
  }

  void read_capacity(std::string_view text, Person& person) {
    if (text.empty()) return;
    const auto capacity = to_integer(text);
    if (!capacity || *capacity < 0 || *capacity > 1'000'000)
      problem("capacity", format("\"{}\" is no whole number from 0 to 1000000", text), "0 is no limit");
    else
      person.capacity = static_cast<int>(*capacity);
  }

  /// What tells people apart, each once in the file.
  void check_identity(const Person& person) {
    if (person.id.empty()) problem("id", "a person needs an id");
    if (person.id.find_first_of(" \t\r\n,:@/\"") != std::string::npos)
      problem("id", format("\"{}\" is no id", person.id), "ids have letters, digits, dots, hyphens and underscores");
    if (!person.address.empty() && person.address.find('@') == std::string::npos)
      problem("address", format("\"{}\" is no address", person.address));
    unique("id", person.id);
    unique("address", fold_key(person.address));
    unique("login", person.login);
  }

  void unique(std::string_view column, const std::string& value) {
    if (value.empty()) return;
    const auto [found, fresh] = seen_[std::string(column)].emplace(value, row_);
    if (!fresh) problem(column, format("row {} has the same {}: \"{}\"", found->second, column, value));
  }

  void one_of(std::string_view column, const std::string& value, const std::vector<std::string>& known,
              std::string_view kind) {
    if (value.empty() || std::find(known.begin(), known.end(), value) != known.end()) return;
    std::string hint = did_you_mean(value, known);
    if (hint.empty() && !known.empty() && known.size() <= 12) hint = "there is " + join(known, ", ");
    problem(column, format("there is no {} \"{}\"", kind, value), std::move(hint));
  }

  void somebody(std::string_view column, const std::string& value) {
    if (value.empty() || known_.contains(value)) return;
    problem(column, format("there is no person \"{}\" in this file", value), did_you_mean(value, ids_));
  }

  void check_references(const Person& person) {
    one_of("department", person.department, policy_.department_names(), "department");
    one_of("calendar", person.calendar, policy_.calendar_names(), "calendar");
    for (const std::string& team : person.teams) one_of("teams", team, policy_.team_names(), "team");
    for (const std::string& place : person.lead_of) one_of("lead_of", place, places_, "team or department");
    for (const std::string& role : person.roles) one_of("roles", role, roles_, "role");
    somebody("manager", person.manager);
    somebody("cover", person.cover);
    if (!person.cover.empty() && person.cover == person.id) problem("cover", "nobody covers for themselves");
    if (!person.manager.empty() && person.manager == person.id) problem("manager", "nobody is their own manager");
  }

  const policy::Policy& policy_;
  const Columns& columns_;
  PeopleFile& file_;
  std::vector<std::string> places_;
  std::vector<std::string> roles_;
  std::vector<std::string> ids_;
  std::unordered_set<std::string> known_;
  std::map<std::string, std::unordered_map<std::string, long long>> seen_;  // by column
  long long row_ = 0;
};

}  // namespace

PeopleFile read_people(csv::Source source, const policy::Policy& policy) {
  PeopleFile file;
  csv::Reader reader(std::move(source), {});
  const auto header = reader.next();
  if (!header) {
    file.problems.push_back({0, {}, "the file is empty", "its first row names the columns"});
    return file;
  }
  if (!header->problem.empty()) {
    file.problems.push_back({header->number, {}, header->problem, {}});
    return file;
  }
  const auto columns = read_header(*header, file);
  if (!columns) return file;
  std::vector<csv::Reader::Row> rows;
  while (auto row = reader.next()) rows.push_back(std::move(*row));
  file.read = rows.size();
  PeopleReader(policy, *columns, file).read(rows);
  return file;
}

}  // namespace spoc::intake
