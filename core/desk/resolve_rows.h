// Many answers from a table: one step of many runs, or tickets, each row its own answer. All of them are decided before
// one is kept.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "desk/desk.h"
#include "intake/draft.h"

namespace spoc::desk {

/// An answer, by its ticket or by the step of a run.
struct AnswerRow {
  long long number = 0;  ///< in the file, as people count
  std::string ticket;    ///< "57", or empty
  std::string run;       ///< "r7", "onboarding:E1234"
  std::string step, item;
  std::string text;
  std::vector<std::pair<std::string, std::string>> set;  ///< fields of its form, as typed; people also by name
  std::optional<Error> unreadable;                       ///< then it cannot be used
};

/// What became of a row.
struct AnsweredRow {
  TicketId ticket;        ///< none when it was refused before one was found
  bool answered = false;  ///< false without problems: it was answered so before, or says nothing
  bool empty = false;     ///< it says nothing although its step asks for something
  struct Problem {
    std::string column, reason, hint;
  };
  std::vector<Problem> problems;
};

struct AnsweredRows {
  Outcome outcome;
  std::vector<AnsweredRow> rows;  ///< one for each row, in order
  bool refused = false;           ///< a row is bad, and nothing was done
};

/// Answers in one transaction, as the caller may answer each ticket; one row that is bad keeps all from being answered
/// unless `partial`. The same answer as before succeeds, another one is a problem of its row.
AnsweredRows resolve_rows(Desk& desk, const std::vector<AnswerRow>& rows, bool partial, const intake::FilesAlong& files = {});

}  // namespace spoc::desk
