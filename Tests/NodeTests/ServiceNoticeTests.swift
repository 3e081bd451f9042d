import Foundation
import Testing

@testable import Node

@Suite struct ServiceNoticeTests {
    @Test func `a supervisor that asked for it is told`() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/notify"
        let supervisor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
        defer { close(supervisor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(supervisor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(bound == 0)

        ServiceNotice(["NOTIFY_SOCKET": path])?.tell(.ready)

        var bytes = [UInt8](repeating: 0, count: 64)
        let count = recv(supervisor, &bytes, bytes.count, CInt(MSG_DONTWAIT))
        #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "READY=1")
    }

    @Test func `nobody else is`() {
        #expect(ServiceNotice([:]) == nil)
        #expect(ServiceNotice(["NOTIFY_SOCKET": "relative"]) == nil)
    }
}
