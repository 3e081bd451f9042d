import Foundation
import Logging
import Testing

@testable import Node

@Suite struct ReserveTests {
    @Test func `room is kept free for the day when the disk is full, and laid down again once it was used`() throws {
        let folder = try TemporaryFolder()
        let reserve = Reserve(in: folder.path)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

        reserve.layDown(logger)
        let first = FileSize.bytes(of: reserve.path)
        try FileManager.default.removeItem(atPath: reserve.path)
        reserve.layDown(logger)

        #expect(first == Reserve.bytes)
        #expect(FileSize.bytes(of: reserve.path) == Reserve.bytes)
    }

    @Test func `a folder that cannot be written keeps no room, and nothing fails`() {
        Reserve(in: "/nowhere").layDown(Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })

        #expect(FileSize.bytes(of: "/nowhere/remove-me-when-the-disk-is-full") == nil)
    }
}
