// libpq, loaded when the first server is connected to: a program that keeps its store in a file never pays for it, and
// needs no such package. Only the files of this driver include libpq-fe.h.
#pragma once

#include <libpq-fe.h>

#include <memory>

namespace spoc::sql {

/// The functions of libpq that the driver calls, by their own names.
struct PostgresLibrary {
  decltype(&::PQconninfoParse) PQconninfoParse;
  decltype(&::PQconninfoFree) PQconninfoFree;
  decltype(&::PQconndefaults) PQconndefaults;
  decltype(&::PQfreemem) PQfreemem;
  decltype(&::PQconnectdbParams) PQconnectdbParams;
  decltype(&::PQfinish) PQfinish;
  decltype(&::PQstatus) PQstatus;
  decltype(&::PQerrorMessage) PQerrorMessage;
  decltype(&::PQparameterStatus) PQparameterStatus;
  decltype(&::PQenterPipelineMode) PQenterPipelineMode;
  decltype(&::PQexitPipelineMode) PQexitPipelineMode;
  decltype(&::PQpipelineSync) PQpipelineSync;
  decltype(&::PQsendPrepare) PQsendPrepare;
  decltype(&::PQsendDescribePrepared) PQsendDescribePrepared;
  decltype(&::PQsendQueryPrepared) PQsendQueryPrepared;
  decltype(&::PQsendQueryParams) PQsendQueryParams;
  decltype(&::PQsendQuery) PQsendQuery;
  decltype(&::PQputCopyData) PQputCopyData;
  decltype(&::PQputCopyEnd) PQputCopyEnd;
  decltype(&::PQsetNoticeProcessor) PQsetNoticeProcessor;
  decltype(&::PQsocket) PQsocket;
  decltype(&::PQisBusy) PQisBusy;
  decltype(&::PQconsumeInput) PQconsumeInput;
  decltype(&::PQbackendPID) PQbackendPID;
  decltype(&::PQgetResult) PQgetResult;
  decltype(&::PQclear) PQclear;
  decltype(&::PQresultStatus) PQresultStatus;
  decltype(&::PQresultErrorField) PQresultErrorField;
  decltype(&::PQntuples) PQntuples;
  decltype(&::PQnfields) PQnfields;
  decltype(&::PQfname) PQfname;
  decltype(&::PQftype) PQftype;
  decltype(&::PQgetisnull) PQgetisnull;
  decltype(&::PQgetvalue) PQgetvalue;
  decltype(&::PQgetlength) PQgetlength;
  decltype(&::PQcmdStatus) PQcmdStatus;
};

/// Loaded at the first call. Throws unavailable when the system has no libpq.
const PostgresLibrary& postgres();

struct ClearResult {
  void operator()(PGresult* result) const { postgres().PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, ClearResult>;

}  // namespace spoc::sql
