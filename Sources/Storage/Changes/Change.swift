/// Something of which a row changed: what is made of many rows and kept in memory is brought forward by reading these again.
package struct Change: Hashable, Sendable {
    package let kind: String
    package let id: String

    package init(_ kind: String, _ id: String) {
        self.kind = kind
        self.id = id
    }

    /// The same for each process, now and later (FNV-1a).
    var lane: Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int((hash >> 32) % UInt64(Changes.lanes))
    }
}
