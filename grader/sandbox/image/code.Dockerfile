# The third layer: our own code (site/), on the wheels.
ARG BASE
FROM ${BASE}
COPY site /opt/grader/site
RUN ["grader-python", "-I", "-B", "/opt/grader/prepare.py", "code"]
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8
WORKDIR /
ENTRYPOINT []
CMD ["grader-python", "-I"]
