#ifndef ONCO_CPOSTGRES_SHIM_H
#define ONCO_CPOSTGRES_SHIM_H

#include <libpq-fe.h>

// Notices ("table exists, skipping") would go to standard error by themselves.
static inline void cpostgres_ignore_notice(void *context, const PGresult *result) {
  (void)context;
  (void)result;
}

static inline void cpostgres_ignore_notices(PGconn *_Nonnull connection) {
  PQsetNoticeReceiver(connection, cpostgres_ignore_notice, NULL);
}

#endif
