import Synchronization

/// What a process keeps of the tables in its own memory: what is dear to read, asked for all the time and seldom changed.
/// One thing of each type.
final class Memory: Sendable {
    private struct Kept {
        let version: Int64
        let value: any Sendable
    }

    private final class Place: Sendable {
        let kept = Mutex<Kept?>(nil)
    }

    private let places = Mutex<[ObjectIdentifier: Place]>([:])

    /// Made by one while the others wait: it is large, and all need the same.
    func value<Value: Sendable>(_ type: Value.Type, asOf version: Int64, make: () throws -> Value) throws -> Value {
        try place(of: type).kept.withLock { kept in
            if let kept, kept.version == version, let value = kept.value as? Value { return value }
            let value = try make()
            kept = Kept(version: version, value: value)
            return value
        }
    }

    func forget(_ type: Any.Type) {
        place(of: type).kept.withLock { $0 = nil }
    }

    private func place(of type: Any.Type) -> Place {
        places.withLock { places in
            if let place = places[ObjectIdentifier(type)] { return place }
            let place = Place()
            places[ObjectIdentifier(type)] = place
            return place
        }
    }
}

extension Transaction {
    /// Something made of tables that seldom change, kept in memory from one transaction to the next.
    ///
    /// - Parameter version: read from the tables in this transaction; when it differs from that of what is kept, that is
    ///   made anew. Another process may have changed them.
    package func kept<Value: Sendable>(
        _ type: Value.Type, asOf version: Int64, make: () throws -> Value
    ) throws -> Value {
        try memory.value(type, asOf: version, make: make)
    }

    /// After a change to the tables that it is made of.
    package func forget(_ type: Any.Type) { memory.forget(type) }
}
