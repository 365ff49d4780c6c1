package org.opportune.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;
import org.apache.flink.streaming.api.operators.UdfStreamOperatorFactory;
import org.jspecify.annotations.Nullable;

/**
 * All of a graph that decides what a job does and which state it finds again, without the ends and options handed to
 * it. The state of our operators follows from their class: descriptors are constants of StateNames.
 */
final class GraphShape {
    /**
     * One operator.
     *
     * @param factory class of the factory, of the operator, and of the user's function if there is one
     * @param stateKey serializer of the key, null = not keyed
     */
    private record Node(
            String uid,
            String name,
            int parallelism,
            int maxParallelism,
            List<String> factory,
            @Nullable Object stateKey,
            List<Object> in,
            @Nullable Object out,
            List<String> edges) {

        Node withoutEdges(Predicate<String> to) {
            return new Node(
                    uid,
                    name,
                    parallelism,
                    maxParallelism,
                    factory,
                    stateKey,
                    in,
                    out,
                    edges.stream()
                            .filter(e -> !to.test(e.substring(3, e.indexOf(" input "))))
                            .toList());
        }
    }

    private GraphShape() {}

    /** The operators by uid; a text for each, so that a difference can be read. Equal shapes have equal maps. */
    static Map<String, Object> of(StreamExecutionEnvironment env) {
        return of(env.getStreamGraph(false));
    }

    /** As {@link #of(StreamExecutionEnvironment)}. */
    static Map<String, Object> of(StreamGraph graph) {
        return graph.getStreamNodes().stream()
                .collect(Collectors.toMap(
                        GraphShape::uid,
                        n -> node(graph, n),
                        (one, other) -> {
                            throw new IllegalStateException("uid given twice: " + one);
                        },
                        TreeMap::new));
    }

    /** The same without what commits at the ends, and the ways there: whether an end commits is its own matter. */
    static Map<String, Object> withoutCommitters(StreamExecutionEnvironment env) {
        Map<String, Object> shape = of(env);
        shape.keySet().removeIf(GraphShape::commits);
        shape.replaceAll((uid, node) -> ((Node) node).withoutEdges(GraphShape::commits));
        return shape;
    }

    private static boolean commits(String uid) {
        return uid.startsWith("Sink Committer: ");
    }

    private static Node node(StreamGraph graph, StreamNode node) {
        return new Node(
                uid(node),
                node.getOperatorName(),
                node.getParallelism(),
                node.getMaxParallelism(),
                classes(node),
                serializer(node.getStateKeySerializer()),
                Arrays.stream(node.getTypeSerializersIn())
                        .map(GraphShape::serializer)
                        .toList(),
                serializer(node.getTypeSerializerOut()),
                node.getOutEdges().stream().map(e -> edge(graph, e)).sorted().toList());
    }

    /** Ours can be compared; of Flink's not all can, and their class says enough. */
    private static @Nullable Object serializer(@Nullable TypeSerializer<?> serializer) {
        boolean ours = serializer != null && serializer.getClass().getName().startsWith("org.opportune.");
        return ours || serializer == null ? serializer : serializer.getClass().getName();
    }

    private static String edge(StreamGraph graph, StreamEdge edge) {
        return "-> %s input %d by %s side %s"
                .formatted(
                        uid(graph.getStreamNode(edge.getTargetId())),
                        edge.getTypeNumber(),
                        edge.getPartitioner(),
                        edge.getOutputTag() == null ? "-" : edge.getOutputTag().getId());
    }

    /** A sink's writer and committer have uids made of the sink's, or none of their own but a name. */
    private static String uid(StreamNode node) {
        String uid = node.getTransformationUID();
        return uid == null ? "name " + node.getOperatorName() : uid;
    }

    private static List<String> classes(StreamNode node) {
        List<String> classes = new ArrayList<>();
        StreamOperatorFactory<?> factory = node.getOperatorFactory();
        if (factory != null) {
            classes.add(factory.getClass().getName());
            if (factory instanceof SimpleOperatorFactory<?> simple) {
                classes.add(simple.getOperator().getClass().getName());
            }
            if (factory instanceof UdfStreamOperatorFactory<?> udf) {
                classes.add(lambdaless(udf.getUserFunctionClassName()));
            }
        }
        return classes;
    }

    /** The name of a lambda's class differs from one evaluation to the next. */
    private static String lambdaless(String className) {
        int lambda = className.indexOf("$$Lambda");
        return lambda < 0 ? className : className.substring(0, lambda) + " lambda";
    }
}
