#ifndef ONCO_CCURL_SHIM_H
#define ONCO_CCURL_SHIM_H

#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo are C variadics, which Swift does not import. One typed wrapper
// for each kind of argument; nothing else belongs here.

static inline CURLcode ccurl_set_long(CURL *_Nonnull handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_string(CURL *_Nonnull handle, CURLoption option, const char *_Nullable value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *_Nonnull handle, CURLoption option, void *_Nullable value) {
  return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_list(CURL *_Nonnull handle, CURLoption option, struct curl_slist *_Nullable value) {
  return curl_easy_setopt(handle, option, value);
}

typedef size_t (*ccurl_data_function)(char *_Nullable buffer, size_t size, size_t count, void *_Nullable context);

static inline CURLcode ccurl_set_data_function(CURL *_Nonnull handle, CURLoption option,
                                               ccurl_data_function _Nonnull function) {
  return curl_easy_setopt(handle, option, function);
}

typedef int (*ccurl_debug_function)(CURL *_Nullable handle, curl_infotype type, char *_Nullable data, size_t size,
                                    void *_Nullable context);

static inline CURLcode ccurl_set_debug_function(CURL *_Nonnull handle, ccurl_debug_function _Nonnull function) {
  return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, function);
}

typedef int (*ccurl_socket_function)(void *_Nullable context, curl_socket_t socket, curlsocktype purpose);

static inline CURLcode ccurl_set_socket_function(CURL *_Nonnull handle, ccurl_socket_function _Nonnull function) {
  return curl_easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, function);
}

static inline long ccurl_get_long(CURL *_Nonnull handle, CURLINFO info) {
  long value = 0;
  return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

#endif
