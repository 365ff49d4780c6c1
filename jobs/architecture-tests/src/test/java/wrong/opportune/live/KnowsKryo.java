package wrong.opportune.live;

import com.esotericsoftware.kryo.Kryo;

/** A serializer that nobody chose. */
record KnowsKryo(Kryo kryo) {}
