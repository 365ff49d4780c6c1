package org.opportune.benchmarks.opponents;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The maps that a shared buffer asks for, of the subscriber in hand. One thread. */
final class HeapStore {
    private final List<HeapMap<?, ?>> maps = new ArrayList<>();

    /** Of its dozen doors the shared buffer uses one, so the others are not built. */
    KeyedStateStore asKeyedStateStore() {
        return (KeyedStateStore) Proxy.newProxyInstance(
                KeyedStateStore.class.getClassLoader(),
                new Class<?>[] {KeyedStateStore.class},
                (proxy, method, arguments) -> {
                    if (arguments[0] instanceof MapStateDescriptor<?, ?> descriptor) {
                        return map(descriptor);
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    private <K, V> HeapMap<K, V> map(MapStateDescriptor<K, V> descriptor) {
        HeapMap<K, V> map = new HeapMap<>(descriptor.getKeySerializer(), descriptor.getValueSerializer());
        maps.add(map);
        return map;
    }

    boolean isEmpty() {
        return maps.stream().allMatch(HeapMap::isEmpty);
    }

    void clear() {
        maps.forEach(HeapMap::clear);
    }

    void read(DataInputView in) throws IOException {
        for (HeapMap<?, ?> map : maps) {
            map.read(in);
        }
    }

    void write(DataOutputView out) throws IOException {
        for (HeapMap<?, ?> map : maps) {
            map.write(out);
        }
    }
}
