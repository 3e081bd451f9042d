@testable import Web

/// A form with files is read alike however it is cut on its way, or refused alike.
enum MultipartTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        // The first byte says where it is cut: boundaries and heads lie on both sides.
        let body = Array(bytes.dropFirst())
        let cut = min(Int(bytes.first ?? 0), body.count)
        let whole = parts(of: [body])
        try hold(whole == parts(of: [Array(body[..<cut]), Array(body[cut...])]), "cut at \(cut) it reads otherwise")
        try hold(whole == parts(of: body.map { [$0] }), "byte for byte it reads otherwise")
    }

    /// Each part's head and bytes; nil when it is refused.
    private static func parts(of pieces: [[UInt8]]) -> [Part]? {
        do {
            var reader = try MultipartReader(boundary: "b")
            var found: [Part] = []
            for event in try pieces.flatMap({ (piece: [UInt8]) throws(MultipartFault) in try reader.add(piece) }) {
                switch event {
                case .part(let head): found.append(Part(head: head))
                case .bytes(let more): found[found.count - 1].bytes += more
                case .end: break
                }
            }
            try reader.finish()
            return found
        } catch {
            return nil
        }
    }

    private struct Part: Equatable {
        let head: MultipartHead
        var bytes: [UInt8] = []
    }
}
