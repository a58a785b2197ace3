#include "sql/postgres_library.h"

#include <dlfcn.h>

#include "base/error.h"
#include "base/format.h"

namespace spoc::sql {

namespace {

constexpr const char* kFile = "libpq.so.5";

PostgresLibrary load() {
  // Kept open until the process ends: functions of it may be called to the last moment.
  void* const library = dlopen(kFile, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr)
    throw Error(Code::unavailable, format("PostgreSQL's client library cannot be loaded: {}", dlerror()),
                "install it: apt-get install libpq5");
  PostgresLibrary found{};
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    if (function == nullptr)
      throw Error(Code::unavailable, format("{} has no {}: it is older than PostgreSQL 14", kFile, name),
                  "install libpq5 of PostgreSQL 14 or newer");
  };
  find(found.PQconninfoParse, "PQconninfoParse");
  find(found.PQconninfoFree, "PQconninfoFree");
  find(found.PQconndefaults, "PQconndefaults");
  find(found.PQfreemem, "PQfreemem");
  find(found.PQconnectdbParams, "PQconnectdbParams");
  find(found.PQfinish, "PQfinish");
  find(found.PQstatus, "PQstatus");
  find(found.PQerrorMessage, "PQerrorMessage");
  find(found.PQparameterStatus, "PQparameterStatus");
  find(found.PQenterPipelineMode, "PQenterPipelineMode");
  find(found.PQexitPipelineMode, "PQexitPipelineMode");
  find(found.PQpipelineSync, "PQpipelineSync");
  find(found.PQsendPrepare, "PQsendPrepare");
  find(found.PQsendDescribePrepared, "PQsendDescribePrepared");
  find(found.PQsendQueryPrepared, "PQsendQueryPrepared");
  find(found.PQsendQueryParams, "PQsendQueryParams");
  find(found.PQsendQuery, "PQsendQuery");
  find(found.PQputCopyData, "PQputCopyData");
  find(found.PQputCopyEnd, "PQputCopyEnd");
  find(found.PQsetNoticeProcessor, "PQsetNoticeProcessor");
  find(found.PQsocket, "PQsocket");
  find(found.PQisBusy, "PQisBusy");
  find(found.PQconsumeInput, "PQconsumeInput");
  find(found.PQbackendPID, "PQbackendPID");
  find(found.PQgetResult, "PQgetResult");
  find(found.PQclear, "PQclear");
  find(found.PQresultStatus, "PQresultStatus");
  find(found.PQresultErrorField, "PQresultErrorField");
  find(found.PQntuples, "PQntuples");
  find(found.PQnfields, "PQnfields");
  find(found.PQfname, "PQfname");
  find(found.PQftype, "PQftype");
  find(found.PQgetisnull, "PQgetisnull");
  find(found.PQgetvalue, "PQgetvalue");
  find(found.PQgetlength, "PQgetlength");
  find(found.PQcmdStatus, "PQcmdStatus");
  return found;
}

}  // namespace

const PostgresLibrary& postgres() {
  static const PostgresLibrary library = load();
  return library;
}

}  // namespace spoc::sql
