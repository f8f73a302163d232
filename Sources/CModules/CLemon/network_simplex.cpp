#include "CLemon.h"

#include <exception>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <vector>

extern "C" clemon_status clemon_min_cost_flow(
    int32_t nodes, const int64_t *supply,
    int32_t arcs, const int32_t *source, const int32_t *target,
    const int64_t *lower, const int64_t *upper, const int64_t *cost,
    int64_t *flow, int64_t *potential, int64_t *total) {
  try {
    using Graph = lemon::SmartDigraph;
    Graph graph;
    graph.reserveNode(nodes);
    graph.reserveArc(arcs);
    std::vector<Graph::Node> node(nodes);
    for (int32_t i = 0; i < nodes; i++) node[i] = graph.addNode();
    for (int32_t i = 0; i < arcs; i++) graph.addArc(node[source[i]], node[target[i]]);
    Graph::ArcMap<int64_t> lowest(graph), highest(graph), price(graph);
    for (int32_t i = 0; i < arcs; i++) {
      Graph::Arc arc = graph.arcFromId(i);
      lowest[arc] = lower[i];
      highest[arc] = upper[i];
      price[arc] = cost[i];
    }
    Graph::NodeMap<int64_t> stock(graph);
    for (int32_t i = 0; i < nodes; i++) stock[node[i]] = supply[i];

    using Simplex = lemon::NetworkSimplex<Graph, int64_t, int64_t>;
    Simplex simplex(graph);
    simplex.lowerMap(lowest).upperMap(highest).costMap(price).supplyMap(stock);
    if (simplex.run() != Simplex::OPTIMAL) return CLEMON_INFEASIBLE;
    for (int32_t i = 0; i < arcs; i++) flow[i] = simplex.flow(graph.arcFromId(i));
    if (potential)
      for (int32_t i = 0; i < nodes; i++) potential[i] = simplex.potential(node[i]);
    if (total) *total = simplex.totalCost<int64_t>();
    return CLEMON_OPTIMAL;
  } catch (const std::exception &) {
    return CLEMON_FAILED;
  }
}
