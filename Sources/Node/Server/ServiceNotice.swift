import Foundation

/// Tells the supervisor that started the process how far it is (sd_notify(3)): a datagram to the socket it named.
struct ServiceNotice: Sendable, Equatable {
    enum Event: String {
        case ready = "READY=1"
        case stopping = "STOPPING=1"
    }

    private let path: String

    /// Nil when nobody asked to be told.
    init?(_ environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard let path = environment["NOTIFY_SOCKET"], path.hasPrefix("/") || path.hasPrefix("@"),
            path.utf8.count <= UnixSocket.longestPath
        else { return nil }
        self.path = path
    }

    /// Whoever does not hear it will say so: there is nobody else to tell.
    func tell(_ event: Event) {
        let descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // A name that begins with @ is one without a file; its first byte is zero.
        let bytes = path.hasPrefix("@") ? [0] + Array(path.utf8.dropFirst()) : Array(path.utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2
        let message = Array(event.rawValue.utf8)
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                sendto(descriptor, message, message.count, 0, pointer, socklen_t(length + bytes.count))
            }
        }
    }
}
