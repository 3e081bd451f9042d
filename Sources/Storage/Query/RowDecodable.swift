/// What a row can be read as.
package protocol RowDecodable {
    init(row: Row) throws
}
