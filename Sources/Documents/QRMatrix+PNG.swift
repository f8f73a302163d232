import EventData
import CPangoCairo

extension QRMatrix {
  /// The code as a PNG with its quiet zone, for mails and web pages.
  ///
  /// - Parameter modulePixels: side of a module in pixels, from 1 to 50.
  /// - Throws: `ExplainedError` when `modulePixels` is outside that range or the picture cannot be made.
  public func png(modulePixels: Int) throws -> [UInt8] {
    guard (1...50).contains(modulePixels) else {
      throw ExplainedError(
        .outside, "No QR picture was made", why: "\(modulePixels) pixels a module is not between 1 and 50.",
        remedy: "Use 4 to 10 for a mail.")
    }
    let side = (size + 2 * Self.quietZone) * modulePixels
    // In a PNG written from an A1 surface a set bit is white.
    let picture = try oneBitSurface(side: side) { x, y in
      !self[x / modulePixels - Self.quietZone, y / modulePixels - Self.quietZone]
    }
    defer { cairo_surface_destroy(picture) }
    var bytes: [UInt8] = []
    let status = withUnsafeMutablePointer(to: &bytes) { target in
      cairo_surface_write_to_png_stream(
        picture,
        { closure, data, count in
          guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
          closure.assumingMemoryBound(to: [UInt8].self).pointee
            .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
          return CAIRO_STATUS_SUCCESS
        }, target)
    }
    try checkCairo(status, doing: "The QR picture was not written")
    return bytes
  }

  /// The code as a mask that paints its dark modules, one pixel a module. The caller destroys it.
  func mask() throws -> OpaquePointer { try oneBitSurface(side: size) { x, y in self[x, y] } }
}

/// A surface of one bit a pixel, set where `isSet` says so. The caller destroys it.
private func oneBitSurface(side: Int, isSet: (_ x: Int, _ y: Int) -> Bool) throws -> OpaquePointer {
  guard let surface = cairo_image_surface_create(CAIRO_FORMAT_A1, Int32(side), Int32(side)),
    let pixels = cairo_image_surface_get_data(surface)
  else { throw ExplainedError.memory("No QR picture was made") }
  cairo_surface_flush(surface)
  let stride = Int(cairo_image_surface_get_stride(surface))
  for y in 0..<side {
    for x in 0..<side where isSet(x, y) {
      // Cairo packs A1 in the byte order of the machine; every machine we run on is little-endian.
      pixels[y * stride + x / 8] |= 1 << UInt8(x % 8)
    }
  }
  cairo_surface_mark_dirty(surface)
  return surface
}

/// Turns a cairo status into an error that says what was being done.
func checkCairo(_ status: cairo_status_t, doing what: String, at place: String? = nil) throws {
  guard status != CAIRO_STATUS_SUCCESS else { return }
  let why = cairo_status_to_string(status).map { String(cString: $0) } ?? "unknown reason"
  let isDisk = [CAIRO_STATUS_WRITE_ERROR, CAIRO_STATUS_FILE_NOT_FOUND, CAIRO_STATUS_TEMP_FILE_ERROR].contains(status)
  throw ExplainedError(
    .outside, what, at: place, why: "Cairo says: \(why).",
    remedy: isDisk
      ? "Check the folder and the free disk space." : "The disk is not to blame. Report this with what was to be drawn."
  )
}
