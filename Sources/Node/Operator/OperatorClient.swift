package import Foundation

/// Asks the node that serves from a data folder. One request each time, on a thread of its own, since the socket blocks.
package struct OperatorClient: Sendable {
    private let path: String

    /// Nil when no node serves from there.
    package init?(_ settings: Settings) {
        path = OperatorDoor.path(in: settings.dataFolder)
        guard UnixSocket.answers(at: path) else { return nil }
    }

    package func findings() async throws -> [Finding] {
        try JSONDecoder().decode([Finding].self, from: try await whole("GET", "/doctor"))
    }

    /// How many documents the search has now.
    package func restoreSearchIndex() async throws -> Int {
        try JSONDecoder().decode([String: Int].self, from: try await whole("POST", "/search-index"))["documents"] ?? 0
    }

    /// - Parameter receive: given the backup's bytes, piece by piece.
    package func backup(_ receive: @escaping @Sendable (Data) throws -> Void) async throws {
        try await onThread { try ask("GET", "/backup", receive) }
    }

    private func whole(_ method: String, _ target: String) async throws -> Data {
        try await onThread {
            var bytes = Data()
            try ask(method, target) { bytes += $0 }
            return bytes
        }
    }

    private func onThread<Value: Sendable>(_ act: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result(catching: act)) }
        }
    }

    private func ask(_ method: String, _ target: String, _ receive: (Data) throws -> Void) throws {
        guard let descriptor = UnixSocket.connect(to: path) else { throw OperatorRefused.gone }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let request = "\(method) \(target) HTTP/1.1\r\nhost: node\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
        try file.write(contentsOf: Data(request.utf8))
        var (head, rest) = try answer(from: file)
        guard head.status == 200 else {
            while rest.count < head.length, let more = try file.read(upToCount: 4_096), !more.isEmpty { rest += more }
            throw OperatorRefused(description: String(decoding: rest, as: UTF8.self))
        }
        var received = rest.count
        try receive(rest)
        while received < head.length {
            guard let more = try file.read(upToCount: 256 << 10), !more.isEmpty else { throw OperatorRefused.gone }
            received += more.count
            try receive(more)
        }
    }

    private struct Head {
        let status: Int
        let length: Int
    }

    /// The head of the answer, and what of its body came with it.
    private func answer(from file: FileHandle) throws -> (Head, Data) {
        var bytes = Data()
        let end = Data("\r\n\r\n".utf8)
        while true {
            if let range = bytes.range(of: end) {
                let lines = String(decoding: bytes[..<range.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
                let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
                let length = lines.first { $0.lowercased().hasPrefix("content-length:") }
                    .flatMap { Int($0.dropFirst("content-length:".count).filter(\.isNumber)) }
                guard let length else { throw OperatorRefused.gone }
                return (Head(status: status, length: length), Data(bytes[range.upperBound...]))
            }
            guard bytes.count < 65_536, let more = try file.read(upToCount: 4_096), !more.isEmpty else {
                throw OperatorRefused.gone
            }
            bytes += more
        }
    }
}

/// What the node that serves answered instead, or that it went away.
package struct OperatorRefused: Error, CustomStringConvertible {
    package let description: String

    static let gone = OperatorRefused(
        description: "The node that serves went away before it had answered. Its log says why.")
}
