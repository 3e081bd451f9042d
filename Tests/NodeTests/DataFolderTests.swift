import Fixtures
import Foundation
import Testing

@testable import Node

@Suite struct DataFolderTests {
    @Test func `the key of the forms is made once, for its owner's eyes`() throws {
        let place = try TemporaryFolder()
        let world = TestWorld().world
        let folder = try DataFolder(at: place.path + "/new/folder")

        let key = try folder.formKey(world: world)

        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/form.key")
        #expect(key.count == 32)
        #expect(try folder.formKey(world: world) == key)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `a key of another length is refused, not used`() throws {
        let place = try TemporaryFolder()
        try Data([1, 2, 3]).write(to: URL(fileURLWithPath: place.path + "/form.key"))

        #expect(throws: DataFolderUnusable.self) {
            try DataFolder(at: place.path).formKey(world: TestWorld().world)
        }
    }

    @Test func `a folder that cannot be made is said to be so`() throws {
        let place = try TemporaryFolder()
        try Data().write(to: URL(fileURLWithPath: place.path + "/file"))

        #expect(throws: DataFolderUnusable.self) { try DataFolder(at: place.path + "/file/folder") }
    }
}
