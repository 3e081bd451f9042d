import Crypto
import Synchronization

/// A file that the node serves itself. What takes time, making it and packing it, waits until somebody asks.
final class AssetFile: Sendable {
    struct Content: Sendable {
        let bytes: [UInt8]
        let fingerprint: String
    }

    let type: String
    private let make: @Sendable () throws -> [UInt8]
    private let made = Mutex<Content?>(nil)
    private let packed = Mutex<[UInt8]??>(nil)

    init(type: String, make: @escaping @Sendable () throws -> [UInt8]) {
        self.type = type
        self.make = make
    }

    func content() throws -> Content {
        try made.withLock { made in
            if let made { return made }
            let bytes = try make()
            let content = Content(bytes: bytes, fingerprint: Array(SHA256.hash(data: bytes).prefix(6)).hex)
            made = content
            return content
        }
    }

    /// The same bytes, packed, when that is shorter.
    func packedBytes() throws -> [UInt8]? {
        let bytes = try content().bytes
        return packed.withLock { packed in
            if let packed { return packed }
            let made = Gzip.pack(bytes)
            packed = .some(made)
            return made
        }
    }
}
