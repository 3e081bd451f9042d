@testable import Web

/// What is escaped and read again is the same; what stands in a header is visible ASCII.
enum PathTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        try hold(text.percentEncoded.percentDecoded() == text, "escaping is not undone")
        try hold(text.percentEncoded.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "an escape is not ASCII")
        try hold(text.asHeaderAddress.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "a header is not ASCII")
        if let decoded = text.percentDecoded() {
            try hold(decoded.utf8.count <= text.utf8.count, "decoding makes longer")
        }
    }
}
