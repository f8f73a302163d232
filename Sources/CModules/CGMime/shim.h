#include <gmime/gmime.h>

// The cast macros of GObject are not seen by Swift; objects go through it as plain pointers.

static inline void *cgmime_parser(const char *bytes, size_t count) {
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, count);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  g_object_unref(stream);
  g_mime_parser_set_persist_stream(parser, 0);
  return parser;
}

// The message; NULL when there is none. The caller's to unref.
static inline void *cgmime_message(void *parser) {
  GMimeParser *p = (GMimeParser *)parser;
  return g_mime_parser_eos(p) ? NULL : g_mime_parser_construct_message(p, NULL);
}

static inline const char *cgmime_subject(void *message) { return g_mime_message_get_subject((GMimeMessage *)message); }

// The address of the first mailbox in From; NULL when there is none.
static inline const char *cgmime_from(void *message) {
  InternetAddressList *list = g_mime_message_get_from((GMimeMessage *)message);
  if (list == NULL || internet_address_list_length(list) < 1) return NULL;
  InternetAddress *first = internet_address_list_get_address(list, 0);
  return INTERNET_ADDRESS_IS_MAILBOX(first) ? internet_address_mailbox_get_addr((InternetAddressMailbox *)first) : NULL;
}

// Seconds since 1970 of the Date header; 0 when it says none.
static inline gint64 cgmime_date(void *message) {
  GDateTime *date = g_mime_message_get_date((GMimeMessage *)message);
  return date == NULL ? 0 : g_date_time_to_unix(date);
}

static inline void cgmime_collect(GMimeObject *parent, GMimeObject *part, gpointer list) {
  (void)parent;
  if (GMIME_IS_PART(part) || GMIME_IS_MESSAGE_PART(part)) g_ptr_array_add((GPtrArray *)list, part);
}

// The parts that have content of their own, and mails inside it whole, in order; freed by g_ptr_array_unref, the parts
// stay the message's.
static inline GPtrArray *cgmime_leaves(void *message) {
  GPtrArray *list = g_ptr_array_new();
  g_mime_message_foreach((GMimeMessage *)message, cgmime_collect, list);
  return list;
}
static inline void *cgmime_leaf(GPtrArray *leaves, guint index) {
  return index < leaves->len ? g_ptr_array_index(leaves, index) : NULL;
}

// The mail that a part is; NULL when it is none.
static inline void *cgmime_inner(void *part) {
  return GMIME_IS_MESSAGE_PART(part) ? g_mime_message_part_get_message((GMimeMessagePart *)part) : NULL;
}

// The media type, such as text/plain; freed by the caller.
static inline char *cgmime_type(void *part) {
  return g_mime_content_type_get_mime_type(g_mime_object_get_content_type((GMimeObject *)part));
}
static inline const char *cgmime_parameter(void *part, const char *name) {
  return g_mime_object_get_content_type_parameter((GMimeObject *)part, name);
}
static inline const char *cgmime_disposition(void *part) { return g_mime_object_get_disposition((GMimeObject *)part); }
static inline const char *cgmime_filename(void *part) { return g_mime_part_get_filename((GMimePart *)part); }

// The decoded content; freed by g_byte_array_unref.
static inline GByteArray *cgmime_content(void *part) {
  GMimeStream *stream = g_mime_stream_mem_new();
  GMimeDataWrapper *wrapper = g_mime_part_get_content((GMimePart *)part);
  if (wrapper != NULL) g_mime_data_wrapper_write_to_stream(wrapper, stream);
  // The stream would empty its bytes with itself.
  GByteArray *bytes = g_mime_stream_mem_get_byte_array((GMimeStreamMem *)stream);
  g_mime_stream_mem_set_owner((GMimeStreamMem *)stream, FALSE);
  g_object_unref(stream);
  return bytes;
}
