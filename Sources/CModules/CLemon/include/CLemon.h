#ifndef CLEMON_H
#define CLEMON_H
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How a solve ended.
typedef enum {
  CLEMON_OPTIMAL = 0,
  CLEMON_INFEASIBLE = 1,
  CLEMON_FAILED = 2,
} clemon_status;

/// Minimum-cost flow by LEMON's network simplex: every node's supply is met exactly, each arc's flow lies between its
/// bounds. Arcs run from `source[i]` to `target[i]`, nodes are 0 ..< nodes. Deterministic for the same order of arcs.
///
/// - flow: receives the flow of each arc when the answer is CLEMON_OPTIMAL.
/// - potential: receives each node's dual value when not NULL.
/// - total: receives the cost.
clemon_status clemon_min_cost_flow(
    int32_t nodes, const int64_t *supply,
    int32_t arcs, const int32_t *source, const int32_t *target,
    const int64_t *lower, const int64_t *upper, const int64_t *cost,
    int64_t *flow, int64_t *potential, int64_t *total);

#ifdef __cplusplus
}
#endif
#endif
