package import Storage
package import Web

/// How people are called, told by the room that keeps accounts. Whoever left is missing and shown as "somebody who left".
package struct Names: Sendable {
    package let find: @Sendable ([Person.ID], Transaction) throws -> [Person.ID: String]

    package init(find: @escaping @Sendable ([Person.ID], Transaction) throws -> [Person.ID: String]) {
        self.find = find
    }
}
