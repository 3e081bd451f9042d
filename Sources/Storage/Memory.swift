import Synchronization

/// What a process keeps of the tables in its own memory: what is dear to read, asked for all the time and seldom changed.
/// One thing of each type.
final class Memory: Sendable {
    private struct Kept {
        let version: Int64
        /// The changes that it knows of, where it is brought forward.
        var totals: Changes.Totals = [:]
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

    /// As above, and brought forward where little changed. Whoever looks from a moment before that one is given what is
    /// kept all the same.
    func value<Value: Sendable>(
        _ type: Value.Type, asOf version: Int64, knowing totals: Changes.Totals,
        since: (Changes.Totals) throws -> Set<Change>?, make: () throws -> Value,
        forward: (inout Value, Set<Change>) throws -> Void
    ) throws -> Value {
        try place(of: type).kept.withLock { kept in
            if let known = kept?.totals, kept?.version == version {
                let isBehind = totals.contains { lane, total in total > known[lane] ?? 0 }
                if !isBehind, let value = kept?.value as? Value { return value }
                // Taken out, so that it is changed in place, and is gone when reading fails halfway.
                if let changes = try since(known), var value: Value = Self.take(&kept) {
                    try forward(&value, changes)
                    kept = Kept(version: version, totals: totals, value: value)
                    return value
                }
            }
            let value = try make()
            kept = Kept(version: version, totals: totals, value: value)
            return value
        }
    }

    private static func take<Value>(_ kept: inout Kept?) -> Value? {
        let value = kept?.value as? Value
        kept = nil
        return value
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

    /// Something made of many rows, kept in memory from one transaction to the next, and brought forward by what was noted
    /// since (`note`).
    ///
    /// - Parameters:
    ///   - version: as for `kept`; when it differs, everything is made anew.
    ///   - forward: reads again what changed. It may be told of changes that it does not care for.
    package func kept<Value: Sendable>(
        _ type: Value.Type, asOf version: Int64, make: () throws -> Value,
        forward: (inout Value, Set<Change>) throws -> Void
    ) throws -> Value {
        // What this transaction changed may never be committed.
        guard noted.isEmpty else { return try make() }
        let totals = try Changes.totals(in: self)
        return try memory.value(
            type, asOf: version, knowing: totals, since: { try Changes.between($0, totals, in: self) }, make: make,
            forward: forward)
    }

    /// After a change to the tables that it is made of.
    package func forget(_ type: Any.Type) { memory.forget(type) }
}
